package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.sql.AnalyzedStatement.Kind;
import org.junit.jupiter.api.Test;

/** What moves rows past the analysis, or runs SQL that it doesn't see, is refused when it names a ruled table. */
class BulkAndDynamicSqlTest {

    @Test
    void selectIntoOutfileIsRefused() {
        refused(Dialect.MYSQL, "SELECT ssn FROM users INTO OUTFILE '/tmp/x'");
        refused(Dialect.MYSQL, "SELECT ssn INTO OUTFILE '/tmp/x' FROM users");
        refused(Dialect.MYSQL, "SELECT ssn FROM users INTO DUMPFILE '/tmp/x'");
        refused(Dialect.MARIADB, "TABLE users INTO OUTFILE '/tmp/x'");
    }

    @Test
    void copyIsRefused() {
        refused(Dialect.POSTGRESQL, "COPY users FROM STDIN");
        refused(Dialect.POSTGRESQL, "COPY users (id, ssn) TO '/tmp/x' WITH (FORMAT csv)");
        refused(Dialect.POSTGRESQL, "COPY (SELECT ssn FROM users) TO STDOUT");
    }

    @Test
    void loadDataIsRefused() {
        refused(Dialect.MYSQL, "LOAD DATA LOCAL INFILE 'x' INTO TABLE users (id, ssn)");
        refused(Dialect.MARIADB, "LOAD XML INFILE 'x' INTO TABLE users");
        refused(Dialect.MYSQL, "IMPORT TABLE FROM 'x'; LOAD DATA INFILE 'x' INTO TABLE users");
    }

    @Test
    void bulkInsertIsRefused() {
        refused(Dialect.H2, "BULK INSERT users FROM 'x.csv'");
        refused(Dialect.POSTGRESQL, "BULK INSERT users FROM 'x.csv'");
    }

    @Test
    void scriptAndRunscriptAreRefused() {
        refused(Dialect.H2, "SCRIPT TABLE users");
        refused(Dialect.H2, "SCRIPT TO 'users.sql'");
        refused(Dialect.H2, "RUNSCRIPT FROM 'users.sql'");
        refused(Dialect.H2, "SELECT 1; SCRIPT TABLE users");
    }

    @Test
    void csvReadIntoARuledColumnIsRefused() {
        refused(Dialect.H2, "INSERT INTO users SELECT * FROM CSVREAD('x.csv')");
        refused(Dialect.H2, "INSERT INTO users (id, ssn) SELECT id, ssn FROM CSVREAD('x.csv')");
        refused(Dialect.H2, "MERGE INTO users (id, ssn) KEY (id) SELECT id, ssn FROM CSVREAD('x.csv')");
    }

    @Test
    void csvWriteOfARuledTableIsRefused() {
        refused(Dialect.H2, "CALL CSVWRITE('x.csv', 'SELECT * FROM users')");
        refused(Dialect.H2, "SELECT id, CSVWRITE('x.csv', 'SELECT * FROM users') FROM users");
        assertThat(kind(Dialect.H2, "CALL CSVWRITE('x.csv', 'SELECT * FROM plain')"))
                .isEqualTo(Kind.PASS_THROUGH);
    }

    @Test
    void functionsThatRunAStringAreRefused() {
        refused(Dialect.POSTGRESQL, "SELECT query_to_xml('SELECT * FROM users', true, true, '')");
        refused(Dialect.POSTGRESQL, "SELECT 1; SELECT \"table_to_xml\"('users', true, true, '')");
        refused(Dialect.POSTGRESQL, "SELECT * FROM dblink('dbname=x', 'SELECT ssn FROM users') AS t(ssn text)");
    }

    @Test
    void selectIntoANewTableIsRefused() {
        refused(Dialect.POSTGRESQL, "SELECT ssn INTO t FROM users");
        refused(Dialect.POSTGRESQL, "SELECT id, ssn INTO TEMP t FROM users WHERE id = 1");
    }

    @Test
    void selectOfACellIntoAVariableIsRefused() {
        refused(Dialect.MYSQL, "SELECT id, ssn INTO @a, @b FROM users");
        refused(Dialect.MARIADB, "SELECT ssn FROM users LIMIT 1 INTO @a");
        refused(Dialect.MYSQL, "SELECT @a := ssn FROM users");
        refused(Dialect.MYSQL, "SELECT id FROM users WHERE ssn = @a");
        assertThat(kind(Dialect.MYSQL, "SELECT id INTO @a FROM users WHERE ssn = ?"))
                .isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void handlerIsRefused() {
        refused(Dialect.MYSQL, "HANDLER users OPEN");
        refused(Dialect.MYSQL, "HANDLER users READ FIRST WHERE ssn = 'x'");
    }

    @Test
    void prepareIsRefused() {
        refused(Dialect.MYSQL, "PREPARE s FROM 'SELECT ssn FROM users WHERE ssn = ?'");
        refused(Dialect.POSTGRESQL, "PREPARE s (text) AS SELECT ssn FROM users WHERE ssn = $1");
        refused(Dialect.POSTGRESQL, "SELECT 1; EXECUTE s('users')");
    }

    @Test
    void executeImmediateIsRefused() {
        refused(Dialect.MARIADB, "EXECUTE IMMEDIATE 'INSERT INTO users (ssn) VALUES (''x'')'");
        refused(Dialect.H2, "EXECUTE IMMEDIATE 'SELECT ssn FROM users'");
        refused(Dialect.H2, "SELECT 1; EXECUTE IMMEDIATE 'SELECT ssn FROM users'");
    }

    @Test
    void doIsRefused() {
        refused(Dialect.POSTGRESQL, "DO $$ BEGIN INSERT INTO users (ssn) VALUES ('x'); END $$");
        refused(Dialect.POSTGRESQL, "SELECT 1; DO 'BEGIN DELETE FROM users; END'");
        refused(Dialect.MYSQL, "DO (SELECT ssn FROM users)");
    }

    @Test
    void compoundStatementsAreRefused() {
        refused(Dialect.MARIADB, "BEGIN NOT ATOMIC DECLARE ssn INT; SELECT ssn FROM users; END");
        refused(Dialect.MYSQL, "CREATE PROCEDURE p() BEGIN SET @x = 1; INSERT INTO users (ssn) VALUES ('x'); END");
        refused(Dialect.MYSQL, "CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW SET NEW.ssn = 'x'");
        refused(
                Dialect.POSTGRESQL,
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC INSERT INTO users (ssn) VALUES ('x'); SELECT 1; END");
    }

    @Test
    void executableCommentsThatChangeTheMeaningAreRefused() {
        refused(Dialect.MYSQL, "SELECT ssn /*!80000 , email */ FROM users");
        refused(Dialect.MYSQL, "SELECT id FROM users WHERE ssn = ? /*! OR email = 'x' */");
        refused(Dialect.MARIADB, "SELECT id FROM users WHERE ssn = /*M!100100 ? */");
        refused(Dialect.MYSQL, "UPDATE users SET name = /*! name, ssn = */ ?");
        refused(Dialect.MYSQL, "SELECT id /*!1234567 x */ FROM users");
        refused(Dialect.MYSQL, "SELECT id FROM plain /*! JOIN users USING (id) */ WHERE ssn = ?");
        assertThat(new SqlFixture(Dialect.MYSQL)
                        .analyze("SELECT /*!40001 SQL_NO_CACHE */ ssn FROM users /*! FORCE INDEX (i) */ WHERE ssn = ?")
                        .text())
                .isEqualTo("SELECT /*!40001 SQL_NO_CACHE */ ssn FROM users /*! FORCE INDEX (i) */ WHERE ssn = ?");
    }

    private static void refused(Dialect dialect, String sql) {
        assertThat(kind(dialect, sql)).as(sql).isEqualTo(Kind.REFUSED);
    }

    private static Kind kind(Dialect dialect, String sql) {
        return new SqlFixture(dialect).analyze(sql).kind();
    }
}
