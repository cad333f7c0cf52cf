package io.sigil.rules;

/** How messages quote what stands in the file: on one line, in back quotes, cut when it is long. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("`");
        text.codePoints().limit(LONGEST).forEach(c -> {
            boolean unprintable = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            quoted.appendCodePoint(unprintable ? '\uFFFD' : c);
        });
        if (text.codePointCount(0, text.length()) > LONGEST) {
            quoted.append('…');
        }
        return quoted.append('`').toString();
    }

    /** {@code `a`, `b` or `c`}. */
    static String oneOf(Iterable<String> names) {
        return joined(names, " or ");
    }

    /** {@code `a`, `b` and `c`}. */
    static String allOf(Iterable<String> names) {
        return joined(names, " and ");
    }

    private static String joined(Iterable<String> names, String last) {
        StringBuilder list = new StringBuilder();
        String pending = "";
        for (String name : names) {
            if (!pending.isEmpty()) {
                list.append(list.length() == 0 ? "" : ", ").append(pending);
            }
            pending = of(name);
        }
        return list.append(list.length() == 0 ? "" : last).append(pending).toString();
    }
}
