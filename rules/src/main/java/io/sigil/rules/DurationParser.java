package io.sigil.rules;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 90d}, {@code 1h}, {@code 30m}, {@code 45s} and {@code 0}. */
final class DurationParser {
    static final String HINT = "write a number and d, h, m or s, such as `90d`";

    /** What {@link #positive} takes. */
    static final String POSITIVE = "[1-9][0-9]{0,8}[dhms]";

    /** What {@link #zeroOrMore} takes. */
    static final String ZERO_OR_MORE = "0|(?:0|[1-9][0-9]{0,8})[dhms]";

    /** A hundred years: nothing longer is meant, and nanoseconds still fit a long. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,8})([dhms]?)");

    private DurationParser() {}

    static Duration zeroOrMore(String text) throws MalformedText {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedText(HINT);
        }
        long amount = Long.parseLong(matcher.group(1));
        if (matcher.group(2).isEmpty() && amount != 0) {
            throw new MalformedText("the unit is missing, " + HINT);
        }
        Duration duration = matcher.group(2).isEmpty() ? Duration.ZERO : Duration.of(amount, unit(matcher.group(2)));
        if (duration.compareTo(LONGEST) > 0) {
            throw new MalformedText("the longest is `36500d`");
        }
        return duration;
    }

    static Duration positive(String text) throws MalformedText {
        Duration duration = zeroOrMore(text);
        if (duration.isZero()) {
            throw new MalformedText("it must be longer than 0, " + HINT);
        }
        return duration;
    }

    private static ChronoUnit unit(String letter) {
        switch (letter) {
            case "d":
                return ChronoUnit.DAYS;
            case "h":
                return ChronoUnit.HOURS;
            case "m":
                return ChronoUnit.MINUTES;
            case "s":
                return ChronoUnit.SECONDS;
            default:
                throw new AssertionError(letter);
        }
    }
}
