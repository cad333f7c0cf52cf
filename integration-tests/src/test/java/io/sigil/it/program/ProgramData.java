package io.sigil.it.program;

import io.sigil.it.canary.Canary;
import java.math.BigDecimal;
import java.util.List;

/** The values that the program writes into ruled columns. All of them are canaries. */
final class ProgramData {
    static final String ADAMS_SSN = "527-81-4466";
    static final String ADAMS = "Adams-Featherstonehaugh";
    static final String ADAMS_EMAIL = "Zoe.Adams@mail.example";
    static final BigDecimal ADAMS_SALARY = new BigDecimal("8765432.19");
    static final String ADAMS_BIRTH = "1961-08-17";
    static final long ADAMS_VISITS = 8_123_456_789_012_345L;
    static final String ADAMS_NOTES = "Prefers the window seat; speaks «Ελληνικά» and 日本語.";
    static final String MUELLER_SSN = "614-09-7753";
    static final String MUELLER = "Müller-Lüdenscheidt";
    static final String MUELLER_EMAIL = "jürgen@mail.example";
    static final String MUELLER_BIRTH = "1899-12-31";
    static final String NOBODY = "Nobody-Without-Values";
    static final String NOBODY_EMAIL = "nobody@mail.example";
    static final String OBRIEN_SSN = "238-55-9012";
    static final String OBRIEN_EMAIL = "pat.o''brien@mail.example";
    static final String FIRST_SSN = "301-66-1188";
    static final String SECOND_SSN = "302-77-2299";
    static final String MIXED_SSN = "415-33-6071";
    static final String MIXED_NEW_SSN = "415-33-6072";
    static final String MIXED_OTHER_SSN = "416-44-7182";
    static final String MIXED_EMAIL = "mixed@mail.example";
    static final BigDecimal MIXED_SALARY = new BigDecimal("7654321098.25");
    static final String TOO_LONG_SSN = "999-99-99999";

    private ProgramData() {}

    static byte[] photo() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 42, -7, 99};
    }

    static List<Canary> canaries() {
        return Canary.all(
                ADAMS_SSN,
                ADAMS,
                ADAMS_EMAIL,
                ADAMS_SALARY,
                java.time.LocalDate.parse(ADAMS_BIRTH),
                ADAMS_VISITS,
                ADAMS_NOTES,
                photo(),
                MUELLER_SSN,
                MUELLER,
                MUELLER_EMAIL,
                java.time.LocalDate.parse(MUELLER_BIRTH),
                NOBODY,
                NOBODY_EMAIL,
                OBRIEN_SSN,
                "brien@mail.example",
                FIRST_SSN,
                SECOND_SSN,
                MIXED_SSN,
                MIXED_NEW_SSN,
                MIXED_OTHER_SSN,
                MIXED_EMAIL,
                MIXED_SALARY,
                "Rolled-Back",
                "After-Savepoint",
                TOO_LONG_SSN);
    }
}
