package io.sigil.operations.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A script: statements with semicolons between them. Immutable. */
public final class SqlFile implements StatementSource {
    private final Path file;

    public SqlFile(Path file) {
        this.file = file;
    }

    @Override
    public void read(Sink sink) throws IOException, SQLException {
        for (String statement : SqlScan.split(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))) {
            sink.take(statement, 1);
        }
    }
}
