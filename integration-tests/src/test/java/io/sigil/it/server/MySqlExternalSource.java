package io.sigil.it.server;

import java.nio.file.Path;
import java.util.List;

/** A MySQL server that somebody else runs. Its user must be allowed to create databases; they are left behind. */
record MySqlExternalSource(String baseUrl, String options, String user, String password) implements MySqlServer.Source {

    static MySqlExternalSource fromProperties() throws ServerUnavailableException {
        String url = System.getProperty("sigil.test.mysql.url");
        if (url == null) {
            throw new ServerUnavailableException("system property sigil.test.mysql.url names no external server");
        }
        int question = url.indexOf('?');
        String base = question < 0 ? url : url.substring(0, question);
        return new MySqlExternalSource(
                base.endsWith("/") ? base : base + "/",
                question < 0 ? "" : url.substring(question),
                System.getProperty("sigil.test.mysql.user", "root"),
                System.getProperty("sigil.test.mysql.password", ""));
    }

    @Override
    public String title() {
        return "external";
    }

    @Override
    public List<Path> files() {
        return List.of();
    }

    @Override
    public void fetchFiles() {
        // They lie on another machine.
    }

    @Override
    public void close() {
        // Not ours to stop.
    }

    @Override
    public String toString() {
        return "external MySQL at " + baseUrl;
    }
}
