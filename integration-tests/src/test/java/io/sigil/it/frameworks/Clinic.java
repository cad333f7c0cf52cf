package io.sigil.it.frameworks;

import io.sigil.it.canary.Canary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The domain of the framework tests: patients, their visits, their allergies. What its rules name is here, so that no
 * application can forget to have it looked for.
 */
public final class Clinic {

    /** The {@code tables} section of the rules file; its columns name a key {@code pii}. */
    static final String RULES = """
            tables:
              patient:
                columns:
                  ssn:        {key: pii, type: VARCHAR(11), mode: deterministic, domain: ssn}
                  email:      {key: pii, type: VARCHAR(120), mode: deterministic}
                  phone:      {key: pii, type: VARCHAR(40)}
                  birth_date: {key: pii, type: DATE}
                  balance:    {key: pii, type: "DECIMAL(12,2)"}
                  last_seen:  {key: pii, type: TIMESTAMP(6)}
                  photo:      {key: pii, type: VARBINARY(400)}
                  notes:      {key: pii, type: CLOB}
              visit:
                columns:
                  patient_ssn: {key: pii, type: VARCHAR(11), mode: deterministic, domain: ssn}
                  diagnosis:   {key: pii, type: VARCHAR(200)}
              patient_allergy:
                columns:
                  allergy:     {key: pii, type: VARCHAR(60), mode: deterministic}
            """;

    public static final String ANNS_SSN = "381-44-660";
    public static final String BERTS_SSN = "409-77-531";
    public static final String CLARAS_SSN = "555-90-127";
    public static final String NEW_SSN = "777-22-990";

    public static final String ANNS_EMAIL = "ann.archer@mail.example";
    public static final String BERTS_EMAIL = "bert.burns@mail.example";
    public static final String CLARAS_EMAIL = "clara.cole@mail.example";
    public static final String NEW_EMAIL = "ann.newman@mail.example";

    public static final String PHONE = "+49 30 5550177-21";
    public static final String NEW_PHONE = "+49 40 5550999-83";
    public static final LocalDate BIRTH_DATE = LocalDate.of(1961, 8, 17);
    public static final BigDecimal BALANCE = new BigDecimal("8765432.19");
    public static final LocalDateTime LAST_SEEN = LocalDateTime.of(2021, 3, 4, 5, 6, 7, 123_456_000);
    public static final String NOTES =
            "Afraid of needles; speaks «Ελληνικά» and 日本語. " + "Very long story. ".repeat(300);

    public static final String FLU = "influenza with complications";
    public static final String FRACTURE = "fracture of the left wrist";
    public static final String PEANUTS = "peanuts and almonds";
    public static final String POLLEN = "pollen of birches";

    private Clinic() {}

    /** Longer than a row of most databases' pages would like. */
    public static byte[] photo() {
        return "not really a photograph, but bytes all the same".getBytes(StandardCharsets.UTF_8);
    }

    static List<Canary> canaries() {
        return Canary.all(
                ANNS_SSN,
                BERTS_SSN,
                CLARAS_SSN,
                NEW_SSN,
                ANNS_EMAIL,
                BERTS_EMAIL,
                CLARAS_EMAIL,
                NEW_EMAIL,
                PHONE,
                NEW_PHONE,
                BIRTH_DATE,
                BALANCE,
                LAST_SEEN,
                "Afraid of needles",
                "Very long story",
                FLU,
                FRACTURE,
                PEANUTS,
                POLLEN,
                photo());
    }
}
