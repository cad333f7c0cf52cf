package io.sigil.it.frameworks;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BeanPropertyRowMapper;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The clinic on Spring JDBC, over a pool. */
final class SpringJdbcClinic implements Application {
    private final Function<Access, DataSource> pools;

    /** A row of patient. */
    record Patient(Long id, String ssn, String email, LocalDate birthDate, BigDecimal balance, String notes) {}

    /** A row of visit, as a bean. */
    public static final class Visit {
        private long patientId;
        private String patientSsn;
        private LocalDate visitDay;
        private String diagnosis;
        private BigDecimal fee;

        /** For Spring. */
        public Visit() {}

        Visit(long patientId, String patientSsn, LocalDate visitDay, String diagnosis, String fee) {
            this.patientId = patientId;
            this.patientSsn = patientSsn;
            this.visitDay = visitDay;
            this.diagnosis = diagnosis;
            this.fee = new BigDecimal(fee);
        }

        public long getPatientId() {
            return patientId;
        }

        public void setPatientId(long patientId) {
            this.patientId = patientId;
        }

        public String getPatientSsn() {
            return patientSsn;
        }

        public void setPatientSsn(String patientSsn) {
            this.patientSsn = patientSsn;
        }

        public LocalDate getVisitDay() {
            return visitDay;
        }

        public void setVisitDay(LocalDate visitDay) {
            this.visitDay = visitDay;
        }

        public String getDiagnosis() {
            return diagnosis;
        }

        public void setDiagnosis(String diagnosis) {
            this.diagnosis = diagnosis;
        }

        public BigDecimal getFee() {
            return fee;
        }

        public void setFee(BigDecimal fee) {
            this.fee = fee;
        }

        @Override
        public String toString() {
            return patientId + " " + patientSsn + " " + visitDay + " " + diagnosis + " " + fee;
        }
    }

    /** @param pools makes a pool; closed afterwards when it can be */
    SpringJdbcClinic(Function<Access, DataSource> pools) {
        this.pools = pools;
    }

    @Override
    public void run(Access access, Transcript seen) throws Exception {
        DataSource pool = pools.apply(access);
        try {
            JdbcTemplate template = new JdbcTemplate(pool);
            ClinicTables.ddl(access.dialect()).forEach(template::execute);
            work(pool, template, seen);
            seen.schema(access, "patient", "visit", "patient_allergy");
        } finally {
            if (pool instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    /** What needs no more than a data source and tables. */
    static void work(DataSource pool, JdbcTemplate template, Transcript seen) {
        fill(pool, seen);
        read(pool, template, seen);
        change(pool, template, seen);
        fail(template, seen);
        seen.line("in the end", rows(template.queryForList("SELECT * FROM patient ORDER BY id")));
    }

    private static void fill(DataSource pool, Transcript seen) {
        SimpleJdbcInsert insert =
                new SimpleJdbcInsert(pool).withTableName("patient").usingGeneratedKeyColumns("id");
        insert.usingColumns("ssn", "email", "phone", "birth_date", "balance", "last_seen", "photo", "notes", "country");
        Map<String, Object> ann = new TreeMap<>();
        ann.put("ssn", Clinic.ANNS_SSN);
        ann.put("email", Clinic.ANNS_EMAIL);
        ann.put("phone", Clinic.PHONE);
        ann.put("birth_date", Clinic.BIRTH_DATE);
        ann.put("balance", Clinic.BALANCE);
        ann.put("last_seen", Clinic.LAST_SEEN);
        ann.put("photo", Clinic.photo());
        ann.put("notes", Clinic.NOTES);
        ann.put("country", "DE");
        seen.line("ann", insert.executeAndReturnKey(ann).longValue());
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(pool);
        seen.line(
                "bert",
                named.update(
                        "INSERT INTO patient (ssn, email, balance, country) VALUES (:ssn, :email, NULL, 'DE')",
                        Map.of("ssn", Clinic.BERTS_SSN, "email", Clinic.BERTS_EMAIL)));
        LocalDate day = LocalDate.of(2020, 2, 29);
        List<Visit> visits = List.of(
                new Visit(1, Clinic.ANNS_SSN, day, Clinic.FLU, "80.00"),
                new Visit(1, Clinic.ANNS_SSN, day.plusDays(9), Clinic.FRACTURE, "120.50"),
                new Visit(2, Clinic.BERTS_SSN, day, Clinic.FLU, "75.25"));
        seen.line(
                "visits",
                Arrays.stream(named.batchUpdate(
                                "INSERT INTO visit (patient_id, patient_ssn, visit_day, diagnosis, fee)"
                                        + " VALUES (:patientId, :patientSsn, :visitDay, :diagnosis, :fee)",
                                SqlParameterSourceUtils.createBatch(visits)))
                        .boxed()
                        .toList());
    }

    private static void read(DataSource pool, JdbcTemplate template, Transcript seen) {
        seen.line(
                "records",
                template.query("SELECT * FROM patient ORDER BY id", new DataClassRowMapper<>(Patient.class)).stream()
                        .map(patient -> patient.id()
                                + patient.ssn()
                                + patient.email()
                                + patient.birthDate()
                                + patient.balance()
                                + (patient.notes() == null ? 0 : patient.notes().length()))
                        .toList());
        seen.line(
                "beans",
                template.query(
                        "SELECT * FROM visit WHERE patient_ssn = ? ORDER BY id",
                        new BeanPropertyRowMapper<>(Visit.class),
                        Clinic.ANNS_SSN));
        JdbcClient client = JdbcClient.create(pool);
        seen.line(
                "single",
                client.sql("SELECT birth_date FROM patient WHERE email = :email")
                        .param("email", Clinic.ANNS_EMAIL)
                        .query(Date.class)
                        .single());
        seen.line(
                "in",
                new NamedParameterJdbcTemplate(pool)
                        .queryForList(
                                "SELECT id FROM patient WHERE ssn IN (:some) ORDER BY id",
                                Map.of("some", List.of(Clinic.ANNS_SSN, Clinic.BERTS_SSN, Clinic.CLARAS_SSN)),
                                Long.class));
        seen.line(
                "joined",
                rows(template.queryForList(
                        "SELECT p.email, v.diagnosis, v.fee FROM patient p JOIN visit v ON v.patient_ssn = p.ssn"
                                + " WHERE p.country = ? AND v.fee > ? ORDER BY v.id",
                        "DE",
                        76)));
        seen.line(
                "aggregates",
                rows(template.queryForList("SELECT p.ssn, COUNT(*) AS n, SUM(v.fee) AS s FROM patient p"
                        + " JOIN visit v ON v.patient_id = p.id GROUP BY p.ssn HAVING COUNT(*) > 1")));
        seen.line(
                "page",
                rows(template.queryForList(
                        "SELECT id, phone FROM patient ORDER BY country, id LIMIT ? OFFSET ?", 1, 1)));
        seen.line(
                "last seen",
                template.queryForObject(
                        "SELECT last_seen FROM patient WHERE ssn = ?", LocalDateTime.class, Clinic.ANNS_SSN));
        try (Stream<String> diagnoses =
                template.queryForStream("SELECT diagnosis FROM visit ORDER BY id", (row, number) -> row.getString(1))) {
            seen.line("streamed", diagnoses.toList());
        }
    }

    private static void change(DataSource pool, JdbcTemplate template, Transcript seen) {
        seen.line(
                "updated",
                template.update(
                        "UPDATE patient SET phone = ?, version = version + 1 WHERE ssn = ? AND version = ?",
                        Clinic.NEW_PHONE,
                        Clinic.ANNS_SSN,
                        0));
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        transaction.executeWithoutResult(status -> {
            seen.line(
                    "in a transaction", template.update("UPDATE patient SET email = ? WHERE id = 1", Clinic.NEW_EMAIL));
            status.setRollbackOnly();
        });
        seen.line("rolled back", template.queryForObject("SELECT email FROM patient WHERE id = ?", String.class, 1));
        seen.line(
                "deleted",
                template.update("DELETE FROM visit WHERE patient_ssn = '" + Clinic.BERTS_SSN + "' AND fee < 100"));
    }

    private static void fail(JdbcTemplate template, Transcript seen) {
        seen.failure("two of one ssn", () -> template.update("INSERT INTO patient (ssn) VALUES (?)", Clinic.ANNS_SSN));
        seen.failure("no ssn", () -> template.update("INSERT INTO patient (ssn) VALUES (?)", (Object) null));
        seen.failure(
                "too long an ssn",
                () -> template.update("INSERT INTO patient (ssn) VALUES (?)", Clinic.ANNS_SSN + Clinic.NEW_SSN));
        seen.failure("wrong", () -> template.queryForList("SELECT nothing FROM patient"));
        seen.failure(
                "none",
                () -> template.queryForObject("SELECT id FROM patient WHERE ssn = ?", Long.class, Clinic.NEW_SSN));
    }

    private static List<String> rows(List<Map<String, Object>> rows) {
        List<String> texts = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            StringBuilder text = new StringBuilder();
            row.forEach((label, value) -> text.append(label)
                    .append('=')
                    .append(
                            value instanceof byte[] bytes
                                    ? Arrays.toString(bytes)
                                    : String.valueOf(value)
                                            .substring(
                                                    0,
                                                    Math.min(
                                                            80,
                                                            String.valueOf(value)
                                                                    .length())))
                    .append(' '));
            texts.add(text.toString());
        }
        return texts;
    }
}
