package io.sigil.rules;

import io.sigil.rules.LogicalType.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the name of a logical type, in any case. Names and their long forms are those of ISO/IEC 9075-2 §6.1. */
final class TypeParser {
    static final String HINT = "write a type such as `VARCHAR(11)`, `DECIMAL(12,2)` or `DATE`";

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    /** What the databases call their own types: no synonyms, for their limits differ, but worth a hint. */
    private static final Map<String, String> VENDOR_NAMES = new LinkedHashMap<>();

    static {
        KINDS.put("CHAR", Kind.CHAR);
        KINDS.put("CHARACTER", Kind.CHAR);
        KINDS.put("VARCHAR", Kind.VARCHAR);
        KINDS.put("CHAR VARYING", Kind.VARCHAR);
        KINDS.put("CHARACTER VARYING", Kind.VARCHAR);
        KINDS.put("CLOB", Kind.CLOB);
        KINDS.put("TEXT", Kind.CLOB);
        KINDS.put("CHAR LARGE OBJECT", Kind.CLOB);
        KINDS.put("CHARACTER LARGE OBJECT", Kind.CLOB);
        KINDS.put("BOOLEAN", Kind.BOOLEAN);
        KINDS.put("SMALLINT", Kind.SMALLINT);
        KINDS.put("INTEGER", Kind.INTEGER);
        KINDS.put("INT", Kind.INTEGER);
        KINDS.put("BIGINT", Kind.BIGINT);
        KINDS.put("DECIMAL", Kind.DECIMAL);
        KINDS.put("DEC", Kind.DECIMAL);
        KINDS.put("NUMERIC", Kind.DECIMAL);
        KINDS.put("REAL", Kind.REAL);
        KINDS.put("DOUBLE", Kind.DOUBLE);
        KINDS.put("DOUBLE PRECISION", Kind.DOUBLE);
        KINDS.put("DATE", Kind.DATE);
        KINDS.put("TIME", Kind.TIME);
        KINDS.put("TIMESTAMP", Kind.TIMESTAMP);
        KINDS.put("TIMESTAMP WITH TIME ZONE", Kind.TIMESTAMP_WITH_TIME_ZONE);
        KINDS.put("BINARY", Kind.BINARY);
        KINDS.put("VARBINARY", Kind.VARBINARY);
        KINDS.put("BINARY VARYING", Kind.VARBINARY);
        KINDS.put("BLOB", Kind.BLOB);
        KINDS.put("BINARY LARGE OBJECT", Kind.BLOB);
        KINDS.put("UUID", Kind.UUID);

        VENDOR_NAMES.put("BOOL", "BOOLEAN");
        VENDOR_NAMES.put("BYTEA", "BLOB");
        VENDOR_NAMES.put("DATETIME", "TIMESTAMP");
        VENDOR_NAMES.put("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE");
        VENDOR_NAMES.put("NCHAR", "CHAR");
        VENDOR_NAMES.put("NVARCHAR", "VARCHAR");
        VENDOR_NAMES.put("STRING", "VARCHAR");
        VENDOR_NAMES.put("VARCHAR2", "VARCHAR");
        VENDOR_NAMES.put("LONGTEXT", "CLOB");
        VENDOR_NAMES.put("MEDIUMTEXT", "CLOB");
        VENDOR_NAMES.put("TINYINT", "SMALLINT");
        VENDOR_NAMES.put("MEDIUMINT", "INTEGER");
        VENDOR_NAMES.put("NUMBER", "DECIMAL");
        VENDOR_NAMES.put("FLOAT", "DOUBLE");
    }

    private static final String ZONE = " WITH TIME ZONE";
    private static final String NO_ZONE = " WITHOUT TIME ZONE";

    /** The parameters of {@code TIMESTAMP(3) WITH TIME ZONE} stand inside the name. Spaces are single by then. */
    private static final Pattern FORM = Pattern.compile(
            "([A-Z][A-Z0-9]*(?: [A-Z]+)*?) ?(?:\\( ?([0-9]+) ?(?:, ?([0-9]+) ?)?\\))?(" + ZONE + "|" + NO_ZONE + ")?",
            Pattern.CASE_INSENSITIVE);

    /** No type is longer, and a longer text isn't worth matching. */
    private static final int LONGEST = 80;

    private TypeParser() {}

    /** Each name that is understood, and what it stands for. */
    static Map<String, Kind> kinds() {
        return Collections.unmodifiableMap(KINDS);
    }

    static LogicalType parse(String text) throws MalformedText {
        String normal = text.strip().replaceAll("\\s+", " ");
        Matcher matcher = FORM.matcher(normal);
        if (normal.length() > LONGEST || !matcher.matches()) {
            throw new MalformedText(
                    normal.indexOf('(') >= 0 && normal.indexOf(')') < 0
                            ? "a `)` is missing; in `{…}` a type with a comma needs quotes, as in `\"DECIMAL(12,2)\"`"
                            : HINT);
        }
        String name = name(matcher);
        if (matcher.group(2) != null && matcher.group(1).length() == name.length() && name.endsWith(ZONE)) {
            throw new MalformedText("the digits stand before the zone, as in `TIMESTAMP(3) WITH TIME ZONE`");
        }
        Kind kind = kind(name);
        return type(kind, number(matcher.group(2)), number(matcher.group(3)));
    }

    private static String name(Matcher matcher) {
        String base = matcher.group(1).toUpperCase(Locale.ROOT);
        @Nullable String zone = matcher.group(4);
        if (zone == null) {
            return base;
        }
        boolean none = zone.equalsIgnoreCase(NO_ZONE) && (base.equals("TIME") || base.equals("TIMESTAMP"));
        return none ? base : base + zone.toUpperCase(Locale.ROOT);
    }

    private static Kind kind(String name) throws MalformedText {
        @Nullable Kind kind = KINDS.get(name);
        if (kind != null) {
            return kind;
        }
        @Nullable String vendor = VENDOR_NAMES.get(name);
        Collection<String> names = KINDS.keySet();
        Optional<String> meant = vendor != null ? Optional.of(vendor) : Suggestions.closest(name, names);
        throw new MalformedText(
                meant.map(m -> "did you mean " + Quoted.of(m) + "?").orElse(HINT));
    }

    private static int number(@Nullable String digits) throws MalformedText {
        if (digits == null) {
            return -1;
        }
        if (digits.length() > 9) {
            throw new MalformedText("a number in it is too large");
        }
        return Integer.parseInt(digits);
    }

    /** @param first and second: the parameters, negative where there is none */
    private static LogicalType type(Kind kind, int first, int second) throws MalformedText {
        if (second >= 0 && kind != Kind.DECIMAL) {
            throw new MalformedText("it takes no two numbers in parentheses");
        }
        try {
            if (kind == Kind.DECIMAL) {
                if (first < 0) {
                    throw new MalformedText("it needs a precision and a scale, as in `DECIMAL(12,2)`");
                }
                return LogicalType.decimal(first, Math.max(second, 0));
            }
            return first < 0 ? LogicalType.of(kind) : LogicalType.of(kind, first);
        } catch (IllegalArgumentException e) {
            throw new MalformedText(String.valueOf(e.getMessage()));
        }
    }
}
