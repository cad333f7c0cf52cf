package io.sigil.jdbc.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What JDBC 4.5 added works on every JVM; {@link ForwardingTest} holds it to the interfaces of a JVM that has it. */
class LaterJdbcTest {
    @Test
    void connectionQuotesAsTheDelegateDoes() throws SQLException {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
            ForwardingConnection wrapper = Forwarders.connection(h2, UnwrapPolicy.DENY);
            assertThat(wrapper.enquoteLiteral("it's")).isEqualTo("'it''s'");
            assertThat(wrapper.enquoteNCharLiteral("\u00e9")).isEqualTo(nChar(h2, "\u00e9"));
            assertThat(wrapper.enquoteIdentifier("a", true)).isEqualTo("\"a\"");
            assertThat(wrapper.enquoteIdentifier("A", false)).isEqualTo("A");
            assertThat(wrapper.isSimpleIdentifier("A")).isTrue();
            assertThat(wrapper.isSimpleIdentifier("select")).isFalse();
        }
    }

    private static String nChar(Connection h2, String text) throws SQLException {
        try (Statement statement = h2.createStatement()) {
            return statement.enquoteNCharLiteral(text);
        }
    }

    @Test
    void closingAnArrayFreesIt() throws SQLException {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
            Array array = h2.createArrayOf("INTEGER", new Object[] {1});
            Forwarders.array(array).close();
            assertThatThrownBy(array::getArray).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aMethodThatTheInterfaceHasIsCalledOnTheObject() throws SQLException {
        OptionalMethod method = OptionalMethod.of(Statement.class, "enquoteLiteral", String.class, String.class);
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = h2.createStatement()) {
            assertThat(method.isPresent()).isTrue();
            assertThat(method.invoke(statement, "it's")).isEqualTo("'it''s'");
        }
    }

    @Test
    void whatTheMethodThrowsPassesThroughUnchanged() throws SQLException {
        SQLException failure = new SQLException("no");
        OptionalMethod method = OptionalMethod.of(Statement.class, "enquoteLiteral", String.class, String.class);
        Statement statement = new Recorder().failingWith(failure).as(Statement.class);
        assertThatThrownBy(() -> method.invoke(statement, "x")).isSameAs(failure);
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void aMethodThatTheInterfaceLacksIsAbsent() {
        assertThat(OptionalMethod.of(Statement.class, "answer", int.class).isPresent())
                .isFalse();
        assertThat(OptionalMethod.of(Statement.class, "enquoteLiteral", int.class, String.class)
                        .isPresent())
                .isFalse();
    }
}
