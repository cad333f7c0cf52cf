package io.sigil.it.program;

import io.sigil.it.canary.Canary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The values that the program writes into ruled columns. All of them are canaries, and no two editions share one: what one
 * test leaves in a server's files on purpose mustn't look like another's leak. Immutable.
 */
final class ProgramData {
    final String adamsSsn;
    final String adams;
    final String adamsEmail;
    final BigDecimal adamsSalary;
    final String adamsBirth;
    final long adamsVisits;
    final String adamsNotes;
    final String muellerSsn;
    final String mueller;
    final String muellerEmail;
    final String muellerBirth;
    final String nobody;
    final String nobodyEmail;
    final String obrienSsn;
    /** With its quote doubled, as a literal wants it. */
    final String obrienEmail;

    final String firstSsn;
    final String secondSsn;
    final String mixedSsn;
    final String mixedNewSsn;
    final String mixedOtherSsn;
    final String mixedEmail;
    final BigDecimal mixedSalary;
    final String rolledBack;
    final String afterSavepoint;
    final String tooLongSsn;
    private final int edition;

    /** @param edition 0 to 899 */
    ProgramData(int edition) {
        this.edition = edition;
        adamsSsn = ssn("81-4466");
        adams = "Adams-Featherstonehaugh-" + edition;
        adamsEmail = "Zoe.Adams." + edition + "@mail.example";
        adamsSalary = new BigDecimal("8765432.19").add(BigDecimal.valueOf(edition * 1_000L));
        adamsBirth = LocalDate.parse("1961-08-17").plusDays(edition).toString();
        adamsVisits = 8_123_456_789_012_345L + edition * 1_000_003L;
        adamsNotes = "Edition " + edition + " prefers the window seat; speaks «Ελληνικά» and 日本語.";
        muellerSsn = ssn("09-7753");
        mueller = "Müller-Lüdenscheidt-" + edition;
        muellerEmail = "jürgen." + edition + "@mail.example";
        muellerBirth = LocalDate.parse("1899-12-31").minusDays(edition).toString();
        nobody = "Nobody-Without-Values-" + edition;
        nobodyEmail = "nobody." + edition + "@mail.example";
        obrienSsn = ssn("55-9012");
        obrienEmail = "pat.o''brien." + edition + "@mail.example";
        firstSsn = ssn("66-1188");
        secondSsn = ssn("77-2299");
        mixedSsn = ssn("33-6071");
        mixedNewSsn = ssn("33-6072");
        mixedOtherSsn = ssn("44-7182");
        mixedEmail = "mixed." + edition + "@mail.example";
        mixedSalary = new BigDecimal("7654321098.25").add(BigDecimal.valueOf(edition * 1_000L));
        rolledBack = "Rolled-Back-" + edition;
        afterSavepoint = "After-Savepoint-" + edition;
        tooLongSsn = ssn("99-99999");
    }

    private String ssn(String end) {
        return (100 + edition) + "-" + end;
    }

    byte[] photo() {
        return new byte[] {
            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, (byte) (edition >> 8), (byte) edition, 0, 42, -7, 99
        };
    }

    List<Canary> canaries() {
        return Canary.all(
                adamsSsn,
                adams,
                adamsEmail,
                adamsSalary,
                LocalDate.parse(adamsBirth),
                adamsVisits,
                adamsNotes,
                photo(),
                muellerSsn,
                mueller,
                muellerEmail,
                LocalDate.parse(muellerBirth),
                nobody,
                nobodyEmail,
                obrienSsn,
                "brien." + edition + "@mail.example",
                firstSsn,
                secondSsn,
                mixedSsn,
                mixedNewSsn,
                mixedOtherSsn,
                mixedEmail,
                mixedSalary,
                rolledBack,
                afterSavepoint,
                tooLongSsn);
    }
}
