package io.sigil.it.frameworks;

import io.sigil.dialect.Dialect;
import io.sigil.it.canary.RecordingDriver;
import io.sigil.it.server.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * What an application is told of its database: the settings that may differ between a plain run and one through Sigil.
 *
 * @param url as it stands in the application's configuration
 * @param driverClass likewise
 * @param connection the URL for {@link #connect}, which the application doesn't know
 */
public record Access(Dialect dialect, String url, String driverClass, String user, String password, String connection) {

    /** The database's own driver, and nothing else. */
    static Access plain(TestDatabase database) {
        return of(database, database.url(), driverOf(database.dialect()), database.url());
    }

    /** The database's own URL, with a driver that writes down what it is sent. */
    static Access recorded(TestDatabase database) {
        return of(database, database.url(), RecordedDelegate.class.getName(), database.url());
    }

    /** As {@link #recorded}, for what asks DriverManager. */
    static Access recordedByUrl(TestDatabase database) {
        String url = database.url(RecordingDriver.PREFIX);
        return of(database, url, RecordingDriver.class.getName(), url);
    }

    /** {@code jdbc:sigil:}, in front of a driver that writes down what it is sent. */
    static Access throughSigil(TestDatabase database, Path rules) {
        String url = withRules(database.url("jdbc:sigil:"), database.dialect(), rules);
        return of(database, url, "io.sigil.SigilDriver", url);
    }

    /** The database's own URL and {@code NativeUrlDriver}, for tools that choose their dialect by the URL. */
    static Access throughNativeUrl(TestDatabase database, Path rules) {
        return of(
                database,
                withRules(database.url(), database.dialect(), rules),
                "io.sigil.NativeUrlDriver",
                withRules(database.url("jdbc:sigil:"), database.dialect(), rules));
    }

    private static Access of(TestDatabase database, String url, String driverClass, String connection) {
        return new Access(database.dialect(), url, driverClass, database.user(), database.password(), connection);
    }

    private static String withRules(String url, Dialect dialect, Path rules) {
        String recorded = "sigil.delegateDriver=" + RecordedDelegate.class.getName();
        if (dialect == Dialect.H2) {
            return url + ";sigil.rules=" + rules + ";" + recorded;
        }
        return url + (url.contains("?") ? "&" : "?") + "sigil.rules="
                + URLEncoder.encode(rules.toString(), StandardCharsets.UTF_8) + "&" + recorded;
    }

    static String driverOf(Dialect dialect) {
        return switch (dialect) {
            case H2 -> "org.h2.Driver";
            case POSTGRESQL -> "org.postgresql.Driver";
            case MARIADB -> "org.mariadb.jdbc.Driver";
            case MYSQL -> "com.mysql.cj.jdbc.Driver";
        };
    }

    /** A connection beside the application's own, to look at what it has made. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(connection, user, password);
    }
}
