package io.sigil.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one local session of this JVM, without a UI. */
final class Sessions {
    private Sessions() {}

    /** Where the session writes its event log. */
    static Path events() throws IOException {
        return Files.createDirectories(Path.of("target", "spark", "events").toAbsolutePath());
    }

    /** The local session under rules of its own. */
    static SparkSession local(String url, Path rules) {
        SparkSession session = local().newSession();
        session.conf().set("spark.sigil.url", url);
        session.conf().set("spark.sigil.rules", rules.toString());
        return session;
    }

    /** Made when it is first asked for; ends with the JVM. */
    static SparkSession local() {
        return Local.SESSION;
    }

    private static final class Local {
        private static final SparkSession SESSION = start();

        private static SparkSession start() {
            try {
                Path folder = Files.createDirectories(Path.of("target", "spark").toAbsolutePath());
                return SparkSession.builder()
                        .master("local[2]")
                        .appName("sigil")
                        .config("spark.ui.enabled", "false")
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.sql.shuffle.partitions", "2")
                        // The queries are small, and compiling them takes longer than running them.
                        .config("spark.sql.codegen.wholeStage", "false")
                        .config("spark.sql.adaptive.enabled", "false")
                        .config(
                                "spark.sql.warehouse.dir",
                                folder.resolve("warehouse").toString())
                        .config("spark.eventLog.enabled", "true")
                        .config("spark.eventLog.compress", "false")
                        .config("spark.eventLog.rolling.enabled", "false")
                        .config("spark.eventLog.dir", events().toUri().toString())
                        .getOrCreate();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
