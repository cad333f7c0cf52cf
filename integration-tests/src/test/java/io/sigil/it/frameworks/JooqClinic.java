package io.sigil.it.frameworks;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Properties;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.tools.jdbc.JDBCUtils;

/** The clinic on jOOQ, which chooses its dialect by the connection's URL. */
final class JooqClinic implements Application {
    private static final Table<Record> PATIENT = table(name("patient"));
    private static final Field<Long> ID = field(name("patient", "id"), SQLDataType.BIGINT.identity(true));
    private static final Field<String> SSN =
            field(name("patient", "ssn"), SQLDataType.VARCHAR(11).nullable(false));
    private static final Field<String> EMAIL = field(name("patient", "email"), SQLDataType.VARCHAR(120));
    private static final Field<String> PHONE = field(name("patient", "phone"), SQLDataType.VARCHAR(40));
    private static final Field<LocalDate> BIRTH_DATE = field(name("patient", "birth_date"), SQLDataType.LOCALDATE);
    private static final Field<BigDecimal> BALANCE = field(name("patient", "balance"), SQLDataType.DECIMAL(12, 2));
    private static final Field<LocalDateTime> LAST_SEEN =
            field(name("patient", "last_seen"), SQLDataType.LOCALDATETIME(6));
    private static final Field<byte[]> PHOTO = field(name("patient", "photo"), SQLDataType.VARBINARY(400));
    private static final Field<String> NOTES = field(name("patient", "notes"), SQLDataType.CLOB);
    private static final Field<String> COUNTRY =
            field(name("patient", "country"), SQLDataType.VARCHAR(2).nullable(false));

    private static final Table<Record> VISIT = table(name("visit"));
    private static final Field<Long> VISIT_ID = field(name("visit", "id"), SQLDataType.BIGINT.identity(true));
    private static final Field<Long> OF = field(name("visit", "patient_id"), SQLDataType.BIGINT.nullable(false));
    private static final Field<String> VISIT_SSN = field(name("visit", "patient_ssn"), SQLDataType.VARCHAR(11));
    private static final Field<String> DIAGNOSIS = field(name("visit", "diagnosis"), SQLDataType.VARCHAR(200));
    private static final Field<BigDecimal> FEE = field(name("visit", "fee"), SQLDataType.DECIMAL(8, 2));

    private DSLContext sql;
    private Transcript seen;

    @Override
    public void run(Access access, Transcript transcript) throws Exception {
        seen = transcript;
        try (Connection connection = connect(access)) {
            // Unquoted lower case: the rules file's names without quotes, as every database folds them.
            Settings settings = new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.NEVER)
                    .withRenderNameCase(RenderNameCase.LOWER);
            sql = DSL.using(connection, JDBCUtils.dialect(connection), settings);
            seen.line("dialect", sql.dialect().family().toString());
            create();
            seen.schema(access, "patient", "visit");
            fill();
            read();
            change();
            read();
        }
    }

    /** By driver class, as tools do it. */
    private static Connection connect(Access access) throws ReflectiveOperationException, SQLException {
        Driver driver = Class.forName(access.driverClass())
                .asSubclass(Driver.class)
                .getDeclaredConstructor()
                .newInstance();
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        Connection connection = driver.connect(access.url(), properties);
        return connection != null ? connection : DriverManager.getConnection(access.url(), properties);
    }

    private void create() {
        sql.createTable(PATIENT)
                .columns(ID, SSN, EMAIL, PHONE, BIRTH_DATE, BALANCE, LAST_SEEN, PHOTO, NOTES, COUNTRY)
                .constraints(
                        constraint("patient_pk").primaryKey(ID),
                        constraint("patient_ssn").unique(SSN))
                .execute();
        sql.createTableIfNotExists(VISIT)
                .columns(VISIT_ID, OF, VISIT_SSN, FEE)
                .constraints(
                        constraint("visit_pk").primaryKey(VISIT_ID),
                        constraint("visit_of").foreignKey(OF).references(PATIENT, ID))
                .execute();
        sql.alterTable(VISIT).addColumn(DIAGNOSIS).execute();
        sql.createIndex("visit_ssn").on(VISIT, VISIT_SSN).execute();
    }

    private void fill() {
        Record ann = sql.insertInto(PATIENT)
                .set(SSN, Clinic.ANNS_SSN)
                .set(EMAIL, Clinic.ANNS_EMAIL)
                .set(PHONE, Clinic.PHONE)
                .set(BIRTH_DATE, Clinic.BIRTH_DATE)
                .set(BALANCE, Clinic.BALANCE)
                .set(LAST_SEEN, Clinic.LAST_SEEN)
                .set(PHOTO, Clinic.photo())
                .set(NOTES, Clinic.NOTES)
                .set(COUNTRY, "DE")
                .returning(ID)
                .fetchOne();
        seen.line("ann", ann.get(ID));
        seen.line(
                "others",
                sql.insertInto(PATIENT, SSN, EMAIL, COUNTRY)
                        .values(Clinic.BERTS_SSN, Clinic.BERTS_EMAIL, "DE")
                        .values(Clinic.CLARAS_SSN, null, "FR")
                        .execute());
        seen.line(
                "batch",
                Arrays.stream(sql.batch(sql.insertInto(VISIT, OF, VISIT_SSN, DIAGNOSIS, FEE)
                                        .values((Long) null, null, null, null))
                                .bind(1L, Clinic.ANNS_SSN, Clinic.FLU, new BigDecimal("80.00"))
                                .bind(1L, Clinic.ANNS_SSN, Clinic.FRACTURE, new BigDecimal("120.50"))
                                .bind(2L, Clinic.BERTS_SSN, Clinic.FLU, new BigDecimal("75.25"))
                                .execute())
                        .boxed()
                        .toList());
    }

    private void read() {
        rows("all", sql.selectFrom(PATIENT).orderBy(ID).fetch());
        rows(
                "columns",
                sql.select(ID, SSN, BALANCE, LAST_SEEN, PHOTO)
                        .from(PATIENT)
                        .where(EMAIL.eq(Clinic.ANNS_EMAIL).or(PHONE.isNull()))
                        .orderBy(ID.desc())
                        .fetch());
        rows(
                "inline",
                sql.select(ID, EMAIL)
                        .from(PATIENT)
                        .where(SSN.eq(inline(Clinic.BERTS_SSN)))
                        .fetch());
        rows(
                "in",
                sql.select(ID)
                        .from(PATIENT)
                        .where(SSN.in(Clinic.ANNS_SSN, Clinic.CLARAS_SSN).and(COUNTRY.ne("FR")))
                        .fetch());
        rows(
                "row",
                sql.select(ID)
                        .from(PATIENT)
                        .where(row(SSN, COUNTRY).eq(Clinic.ANNS_SSN, "DE"))
                        .fetch());
        rows(
                "join",
                sql.select(EMAIL, DIAGNOSIS, FEE)
                        .from(PATIENT)
                        .leftJoin(VISIT)
                        .on(VISIT_SSN.eq(SSN))
                        .orderBy(ID, VISIT_ID)
                        .fetch());
        rows(
                "group",
                sql.select(SSN, count(), sum(FEE))
                        .from(PATIENT)
                        .join(VISIT)
                        .on(OF.eq(ID))
                        .groupBy(SSN)
                        .having(count().gt(1))
                        .fetch());
        rows(
                "exists",
                sql.select(ID)
                        .from(PATIENT)
                        .whereExists(selectOne().from(VISIT).where(OF.eq(ID)).and(FEE.gt(new BigDecimal("100"))))
                        .fetch());
        rows(
                "in subquery",
                sql.select(ID)
                        .from(PATIENT)
                        .where(SSN.in(select(VISIT_SSN).from(VISIT)))
                        .orderBy(ID)
                        .fetch());
        rows(
                "case",
                sql.select(
                                ID,
                                case_().when(EMAIL.eq(Clinic.ANNS_EMAIL), "ann")
                                        .else_("other")
                                        .as("who"))
                        .from(PATIENT)
                        .orderBy(ID)
                        .fetch());
        rows(
                "page",
                sql.select(ID, PHONE)
                        .from(PATIENT)
                        .orderBy(COUNTRY, ID)
                        .limit(1)
                        .offset(1)
                        .fetch());
        rows("plain SQL", sql.fetch("select email from patient where ssn = ?", Clinic.BERTS_SSN));
        try (Cursor<?> cursor =
                sql.select(DIAGNOSIS).from(VISIT).orderBy(VISIT_ID).fetchSize(2).fetchLazy()) {
            cursor.forEach(record -> seen.line("lazy", record.intoArray()));
        }
    }

    private void change() {
        upsert();
        seen.line(
                "update",
                sql.update(PATIENT)
                        .set(PHONE, Clinic.NEW_PHONE)
                        .setNull(PHOTO)
                        .where(SSN.eq(Clinic.ANNS_SSN))
                        .execute());
        seen.failure(
                "rolled back",
                () -> sql.transaction(configuration -> {
                    configuration
                            .dsl()
                            .update(PATIENT)
                            .set(EMAIL, Clinic.NEW_EMAIL)
                            .execute();
                    throw new IllegalStateException("changed my mind");
                }));
        seen.line(
                "delete",
                sql.deleteFrom(VISIT).where(VISIT_SSN.eq(Clinic.BERTS_SSN)).execute());
        seen.failure(
                "two of one ssn",
                () -> sql.insertInto(PATIENT, SSN, COUNTRY)
                        .values(Clinic.ANNS_SSN, "DE")
                        .execute());
        seen.failure(
                "too long", () -> sql.update(PATIENT).set(EMAIL, Clinic.NOTES).execute());
    }

    /** On H2 jOOQ writes a MERGE whose source is a query of casts. */
    private void upsert() {
        seen.line(
                "upsert",
                sql.insertInto(PATIENT, ID, SSN, EMAIL, COUNTRY)
                        .values(2L, Clinic.BERTS_SSN, Clinic.NEW_EMAIL, "DE")
                        .onConflict(ID)
                        .doUpdate()
                        .set(EMAIL, Clinic.NEW_EMAIL)
                        .execute());
    }

    private void rows(String label, Result<? extends Record> rows) {
        rows.forEach(found -> seen.line(label, found.intoArray()));
        seen.line(label, rows.size());
    }
}
