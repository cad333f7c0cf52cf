package io.sigil.it.oracle;

import io.sigil.it.canary.RecordingDriver;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** How the oracle reaches the ruled side: Sigil, or for the oracle's own tests something that misbehaves on purpose. */
public interface RuledSide {

    /**
     * Opens a connection that passes everything it sends through a {@link RecordingDriver}.
     *
     * @param rules the rules file
     */
    Connection open(TestDatabase database, Path rules) throws SQLException;

    /**
     * The {@code keys} section for cases that bring none.
     *
     * @param folder an empty folder for a keyring
     */
    default String keys(Path folder) {
        return "keys:\n" + "  pii: {kms: local, keyring: '" + folder.resolve("keyring.p12")
                + "', password: twins, create: true}\n";
    }

    /** Sigil by URL over the recording delegate. */
    static RuledSide sigil() {
        return (database, rules) -> {
            Properties properties = new Properties();
            properties.setProperty("sigil.rules", rules.toString());
            return database.connect("jdbc:sigil:recording:", properties);
        };
    }

    /** No Sigil at all: plaintext goes to the delegate. Twins are equal, and every canary is found. */
    static RuledSide bare() {
        return (database, rules) -> database.connect(RecordingDriver.PREFIX, new Properties());
    }
}
