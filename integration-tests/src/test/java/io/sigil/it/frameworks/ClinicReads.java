package io.sigil.it.frameworks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks at what a migration has made, as the application would that comes after it. */
final class ClinicReads {
    private ClinicReads() {}

    static void of(Access access, Transcript seen) throws SQLException {
        seen.schema(access, "patient", "visit");
        query(
                access,
                seen,
                "SELECT id, ssn, email, phone, birth_date, balance, last_seen, country FROM patient ORDER BY id",
                "id",
                "ssn",
                "email",
                "phone",
                "birth_date",
                "balance",
                "last_seen",
                "country");
        query(
                access,
                seen,
                "SELECT v.diagnosis, v.fee, p.email FROM visit v JOIN patient p ON p.ssn = v.patient_ssn ORDER BY v.id",
                "diagnosis",
                "fee",
                "email");
        query(access, seen, "SELECT id FROM patient WHERE ssn = '" + Clinic.ANNS_SSN + "'", "id");
    }

    static void query(Access access, Transcript seen, String sql, String... columns) throws SQLException {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            seen.rows("read", rows, columns);
        }
    }
}
