package io.sigil.it.canary;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A plaintext that must be found nowhere, in every form that it could take on its way to a disk. A form is looked for only when
 * it is long enough not to turn up in random bytes by chance. Immutable.
 */
public final class Canary {
    /** Six random bytes equal six given ones once in 10^14; a scan sees some 10^8. */
    private static final int DISTINCTIVE_BYTES = 6;

    /** As decimal digits, six characters. */
    private static final int DISTINCTIVE_CHARACTERS = 6;

    /** One way to write the value down. */
    public static final class Form {
        private final String encoding;
        private final byte[] bytes;

        private Form(String encoding, byte[] bytes) {
            this.encoding = encoding;
            this.bytes = bytes;
        }

        public String encoding() {
            return encoding;
        }

        /** Not a copy: leave it as it is. */
        byte[] bytes() {
            return bytes;
        }
    }

    private final String label;
    private final List<Form> forms = new ArrayList<>();

    private Canary(String label) {
        this.label = label;
    }

    /**
     * A canary of any value that a test binds.
     *
     * @param value String, byte[], Long, Integer, BigDecimal, LocalDate or LocalDateTime
     * @throws IllegalArgumentException when the value is too short to prove anything
     */
    public static Canary of(Object value) {
        Canary canary =
                new Canary(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString());
        if (value instanceof String text) {
            canary.text(text);
        } else if (value instanceof byte[] bytes) {
            canary.binary("bytes", bytes);
        } else if (value instanceof Long || value instanceof Integer) {
            canary.integer(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            canary.decimal(decimal);
        } else if (value instanceof LocalDate date) {
            canary.text(date.toString());
            canary.text(date.format(DateTimeFormatter.BASIC_ISO_DATE));
        } else if (value instanceof LocalDateTime time) {
            canary.timestamp(time);
        } else {
            throw new IllegalArgumentException("no canary of " + value.getClass());
        }
        if (canary.forms.isEmpty()) {
            throw new IllegalArgumentException("too short to be a canary: " + canary.label);
        }
        return canary;
    }

    /** Canaries of several values. */
    public static List<Canary> all(Object... values) {
        return Arrays.stream(values).map(Canary::of).toList();
    }

    /** The value, for a test's report. */
    public String label() {
        return label;
    }

    /** Every form to look for. */
    public List<Form> forms() {
        return List.copyOf(forms);
    }

    private void text(String text) {
        for (String spelling : List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
            if (spelling.length() < DISTINCTIVE_CHARACTERS) {
                continue;
            }
            String suffix = spelling.equals(text) ? "" : " of " + spelling;
            for (Charset charset : List.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    StandardCharsets.ISO_8859_1)) {
                if (charset.newEncoder().canEncode(spelling)) {
                    add(charset.name() + suffix, spelling.getBytes(charset));
                }
            }
            binary("UTF-8" + suffix, spelling.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void binary(String name, byte[] bytes) {
        if (bytes.length < DISTINCTIVE_BYTES) {
            return;
        }
        add(name, bytes);
        ascii("hex of " + name, HexFormat.of().formatHex(bytes));
        ascii("upper-case hex of " + name, HexFormat.of().withUpperCase().formatHex(bytes));
        base64("base64 of " + name, bytes, Base64.getEncoder());
        base64("base64url of " + name, bytes, Base64.getUrlEncoder());
    }

    /** The value may begin at any of three places of a base64 group; the characters that it shares with others are left out. */
    private void base64(String name, byte[] bytes, Base64.Encoder encoder) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String all = encoder.withoutPadding().encodeToString(shifted);
            int from = (shift * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            if (to - from >= DISTINCTIVE_CHARACTERS) {
                ascii(name + ", shift " + shift, all.substring(from, to));
            }
        }
    }

    private void integer(long value) {
        String digits = Long.toString(value);
        if (digits.length() >= DISTINCTIVE_CHARACTERS) {
            text(digits);
        }
        if (Math.abs(value) >= 1L << (8 * (DISTINCTIVE_BYTES - 1))) {
            longBytes("", value);
            // InnoDB flips the sign bit, so that bytes sort as numbers do.
            add("8 bytes, big-endian, sign flipped", bigEndian(value ^ Long.MIN_VALUE));
            add("varint", varint(value));
        }
    }

    private void longBytes(String name, long value) {
        add(name + "8 bytes, big-endian", bigEndian(value));
        add(
                name + "8 bytes, little-endian",
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array());
    }

    private static byte[] bigEndian(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private void decimal(BigDecimal value) {
        text(value.toPlainString());
        String unscaled = value.unscaledValue().toString();
        if (unscaled.length() >= DISTINCTIVE_CHARACTERS) {
            text(unscaled);
        }
        distinctive("unscaled, big-endian", value.unscaledValue().toByteArray());
        if (value.unscaledValue().bitLength() < Long.SIZE) {
            distinctive("unscaled, varint", varint(value.unscaledValue().longValue()));
        }
        distinctive("PostgreSQL numeric", postgresDigits(value));
        if (value.signum() > 0) {
            distinctive("MySQL decimal", mySqlDigits(value));
        }
    }

    /** H2's MVStore: seven bits a byte, lowest first. */
    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (0x80 | (rest & 0x7f)));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    /** Base 10000, aligned at the decimal point, two bytes a digit, little-endian. */
    private static byte[] postgresDigits(BigDecimal value) {
        int fraction = Math.max(0, value.scale() + 3) / 4 * 4;
        BigInteger rest = value.abs().setScale(fraction).unscaledValue();
        BigInteger base = BigInteger.valueOf(10_000);
        List<Short> digits = new ArrayList<>();
        for (; rest.signum() > 0; rest = rest.divide(base)) {
            digits.add(0, rest.mod(base).shortValue());
        }
        while (!digits.isEmpty() && digits.get(digits.size() - 1) == 0) {
            digits.remove(digits.size() - 1);
        }
        ByteBuffer out = ByteBuffer.allocate(digits.size() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        digits.forEach(out::putShort);
        return out.array();
    }

    /** Whole groups of nine digits, four bytes each; the last digits behind the point in as many bytes as they need. */
    private static byte[] mySqlDigits(BigDecimal value) {
        String[] halves = value.toPlainString().split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String integer = halves[0];
        for (int end = integer.length() % 9; end <= integer.length(); end += 9) {
            if (end > 0) {
                group(out, integer.substring(Math.max(0, end - 9), end), end < 9 && integer.length() > 9 ? 2 : 4);
            }
        }
        if (halves.length > 1 && halves[1].length() <= 9) {
            group(out, halves[1], (halves[1].length() + 1) / 2);
        }
        return out.toByteArray();
    }

    private static void group(ByteArrayOutputStream out, String digits, int bytes) {
        int number = Integer.parseInt(digits);
        for (int i = Math.min(bytes, Integer.BYTES) - 1; i >= 0; i--) {
            out.write(number >>> (8 * i));
        }
    }

    private void timestamp(LocalDateTime time) {
        text(time.toString());
        text(time.toString().replace('T', ' '));
        LocalDateTime of2000 = LocalDateTime.of(2000, 1, 1, 0, 0);
        long microsSince1970 = ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
        longBytes("microseconds since 2000, ", ChronoUnit.MICROS.between(of2000, time));
        longBytes("microseconds since 1970, ", microsSince1970);
        longBytes("milliseconds since 1970, ", microsSince1970 / 1_000);
    }

    private void ascii(String encoding, String text) {
        add(encoding, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void distinctive(String encoding, byte[] bytes) {
        int leadingZeros = 0;
        while (leadingZeros < bytes.length && bytes[leadingZeros] == 0) {
            leadingZeros++;
        }
        if (bytes.length - leadingZeros >= DISTINCTIVE_BYTES) {
            add(encoding, Arrays.copyOfRange(bytes, leadingZeros, bytes.length));
        }
    }

    private void add(String encoding, byte[] bytes) {
        if (forms.stream().noneMatch(form -> Arrays.equals(form.bytes(), bytes))) {
            forms.add(new Form(encoding, bytes));
        }
    }
}
