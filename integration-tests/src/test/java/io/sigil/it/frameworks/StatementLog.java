package io.sigil.it.frameworks;

import io.sigil.it.canary.Recording;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;

final class StatementLog {
    static boolean isWanted() {
        return Boolean.getBoolean("sigil.frameworks.record");
    }

    static void write(String name, TestDatabase database, Recording recording) throws IOException {}
}
