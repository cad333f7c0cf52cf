package io.sigil.it.frameworks.mybatis;

import io.sigil.it.frameworks.Access;
import io.sigil.it.frameworks.Application;
import io.sigil.it.frameworks.Clinic;
import io.sigil.it.frameworks.ClinicTables;
import io.sigil.it.frameworks.Transcript;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** The clinic on MyBatis: mappers, dynamic SQL, nested selects, cursors, batches. */
public final class MyBatisClinic implements Application {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

    /** Who gives MyBatis its connections. */
    public interface Pool {
        DataSource of(Access access);
    }

    private final Pool pools;

    /** With MyBatis's own pool. */
    public MyBatisClinic() {
        this(access -> new PooledDataSource(access.driverClass(), access.url(), access.user(), access.password()));
    }

    /** With another pool. */
    public MyBatisClinic(Pool pools) {
        this.pools = pools;
    }

    @Override
    public void run(Access access, Transcript seen) throws Exception {
        DataSource pool = pools.of(access);
        try {
            create(pool, access);
            Configuration configuration =
                    new Configuration(new Environment("clinic", new JdbcTransactionFactory(), pool));
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.addMapper(ClinicMapper.class);
            SqlSessionFactory sessions = new SqlSessionFactoryBuilder().build(configuration);
            fill(sessions, seen);
            read(sessions, seen);
            change(sessions, seen);
            read(sessions, seen);
        } finally {
            if (pool instanceof PooledDataSource own) {
                own.forceCloseAll();
            } else if (pool instanceof AutoCloseable other) {
                other.close();
            }
        }
    }

    private static void create(DataSource pool, Access access) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String ddl : ClinicTables.ddl(access.dialect())) {
                statement.execute(ddl);
            }
        }
    }

    private static void fill(SqlSessionFactory sessions, Transcript seen) {
        Patient ann = new Patient();
        ann.ssn = Clinic.ANNS_SSN;
        ann.email = Clinic.ANNS_EMAIL;
        ann.phone = Clinic.PHONE;
        ann.birthDate = Clinic.BIRTH_DATE;
        ann.balance = Clinic.BALANCE;
        ann.lastSeen = Clinic.LAST_SEEN;
        ann.photo = Clinic.photo();
        ann.notes = Clinic.NOTES;
        Patient bert = new Patient();
        bert.ssn = Clinic.BERTS_SSN;
        bert.country = "FR";
        try (SqlSession session = sessions.openSession()) {
            ClinicMapper clinic = session.getMapper(ClinicMapper.class);
            seen.line("inserted", clinic.insert(ann) + clinic.insert(bert));
            seen.line("keys", List.of(ann.id, bert.id));
            session.commit();
        }
        try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
            ClinicMapper clinic = session.getMapper(ClinicMapper.class);
            clinic.visit(ann.id, ann.ssn, DAY, Clinic.FLU, new BigDecimal("80.00"));
            clinic.visit(ann.id, ann.ssn, DAY, Clinic.FRACTURE, null);
            clinic.visit(bert.id, bert.ssn, DAY, null, new BigDecimal("75.25"));
            session.flushStatements().forEach(result -> seen.line("batch", result.getUpdateCounts().length));
            session.commit();
        }
    }

    private static void read(SqlSessionFactory sessions, Transcript seen) throws IOException {
        try (SqlSession session = sessions.openSession()) {
            ClinicMapper clinic = session.getMapper(ClinicMapper.class);
            seen.line("by ssn", clinic.bySsn(Clinic.ANNS_SSN).fields());
            seen.line("nobody", clinic.bySsn(Clinic.NEW_SSN));
            patients(seen, "some", clinic.find(List.of(Clinic.ANNS_SSN, Clinic.BERTS_SSN), null, null));
            patients(seen, "here", clinic.find(List.of(Clinic.ANNS_SSN, Clinic.BERTS_SSN), "FR", null));
            patients(seen, "literal", clinic.find(null, null, Clinic.ANNS_EMAIL));
            patients(seen, "all", clinic.find(null, null, null));
            patients(seen, "page", clinic.page(new RowBounds(1, 1)));
            clinic.countries().forEach(row -> seen.line("country", row.values().toArray()));
            try (Cursor<String> diagnoses = clinic.allDiagnoses()) {
                diagnoses.forEach(diagnosis -> seen.line("cursor", diagnosis));
            }
        }
    }

    private static void patients(Transcript seen, String label, List<Patient> patients) {
        patients.forEach(patient -> seen.line(label, patient.fields()));
    }

    private static void change(SqlSessionFactory sessions, Transcript seen) {
        try (SqlSession session = sessions.openSession()) {
            ClinicMapper clinic = session.getMapper(ClinicMapper.class);
            seen.line("changed", clinic.change(Clinic.ANNS_SSN, null, Clinic.NEW_PHONE));
            seen.line("rolled back", clinic.change(Clinic.BERTS_SSN, Clinic.BERTS_EMAIL, null));
            session.rollback();
        }
        try (SqlSession session = sessions.openSession(true)) {
            ClinicMapper clinic = session.getMapper(ClinicMapper.class);
            seen.line("changed", clinic.change(Clinic.BERTS_SSN, Clinic.NEW_EMAIL, Clinic.NEW_PHONE));
            Patient twice = new Patient();
            twice.ssn = Clinic.ANNS_SSN;
            seen.failure("two of one ssn", () -> clinic.insert(twice));
            seen.failure("too long an ssn", () -> clinic.change(Clinic.ANNS_SSN, Clinic.NOTES, null));
        }
    }
}
