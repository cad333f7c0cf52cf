package io.sigil.operations.init;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text looks like, judged by its form and its check digits. Stateless. */
final class ValuePattern {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Pattern SSN = Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern CARD = Pattern.compile("\\d{13,19}");

    /** With a plus sign or separators: a mere row of digits may be anything. */
    private static final Pattern PHONE =
            Pattern.compile("(\\+|00)[1-9][\\d ()/.-]{6,18}\\d|\\(?0\\d{1,5}\\)?[ /-][\\d -]{3,12}\\d"
                    + "|\\(?\\d{3}\\)?[ -]\\d{3}-\\d{4}");

    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern GERMAN_DATE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final int FIRST_YEAR = 1900;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private ValuePattern() {}

    /** Null: like nothing in particular. */
    static @Nullable PersonalKind of(String value) {
        String text = value.trim();
        if (EMAIL.matcher(text).matches()) {
            return PersonalKind.EMAIL;
        }
        if (SSN.matcher(text).matches()) {
            return PersonalKind.SSN;
        }
        if (isIban(text)) {
            return PersonalKind.IBAN;
        }
        if (isCard(text)) {
            return PersonalKind.CARD;
        }
        if (isBirthDate(text)) {
            return PersonalKind.BIRTH_DATE;
        }
        return PHONE.matcher(text).matches() ? PersonalKind.PHONE : null;
    }

    /** ISO 13616: the number made of it leaves 1 when it is divided by 97. */
    static boolean isIban(String text) {
        String iban = text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!IBAN.matcher(iban).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        String turned = iban.substring(4) + iban.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            digits.append(Character.digit(turned.charAt(i), 36));
        }
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }

    /** ISO/IEC 7812-1: 13 to 19 digits, the last of them Luhn's. */
    static boolean isCard(String text) {
        String digits = text.replaceAll("[ -]", "");
        if (!CARD.matcher(digits).matches() || digits.chars().distinct().count() < 2) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** A day on which somebody who is in a database may have been born. */
    static boolean isBirthDate(String text) {
        Matcher iso = ISO_DATE.matcher(text);
        if (iso.matches()) {
            return isBirthDate(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher german = GERMAN_DATE.matcher(text);
        return german.matches() && isBirthDate(german.group(3), german.group(2), german.group(1));
    }

    private static boolean isBirthDate(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getYear() >= FIRST_YEAR
                    && date.isBefore(LocalDate.now(ZoneOffset.UTC).minusYears(10));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
