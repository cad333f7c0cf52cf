package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The status page in a real browser, light and dark; skipped where Chromium isn't installed. */
class StatusPageTest {
    /** The colours of plaintext and of version 1, as the page has them in each scheme. */
    private static final Set<Integer> LIGHT = Set.of(0xffc2410c, 0xff1d4ed8, 0xffffffff);

    private static final Set<Integer> DARK = Set.of(0xfffb923c, 0xff60a5fa, 0xff11161d);

    @TempDir
    private Path folder;

    private static Path chromium() {
        Optional<Path> found = List.of(System.getenv("PATH").split(":")).stream()
                .flatMap(directory -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() -> new TestAbortedException(
                "status page not looked at: Chromium isn't installed (Debian's package chromium)"));
    }

    private Path page(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (id INT PRIMARY KEY, ssn VARBINARY(61), city VARBINARY(142))");
            statement.execute("INSERT INTO people VALUES (1, X'3131', NULL), (2, X'3132', NULL)");
        }
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys:\n  pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}\ntables:\n  people:\n    columns:\n"
                        + "      ssn: {key: pii, type: VARCHAR(11), mode: deterministic}\n"
                        + "      city: {key: pii, type: VARCHAR(30)}\n");
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection connection = database.connect("jdbc:sigil:", properties);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO people (id, ssn, city) VALUES (3, '123', 'Bonn'), (4, '124', 'Ulm')");
        }
        Path page = folder.resolve("status.html");
        assertThat(new Command(database, rules)
                        .run("status", "--html", page.toString())
                        .exit())
                .isEqualTo(1);
        return page;
    }

    private BufferedImage look(Path chromium, Path page, String... flags) throws IOException, InterruptedException {
        Path picture = folder.resolve("page" + flags.length + ".png");
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--window-size=900,900",
                "--user-data-dir=" + folder.resolve("profile" + flags.length),
                "--screenshot=" + picture));
        command.addAll(List.of(flags));
        command.add(page.toUri().toString());
        Process browser = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return ImageIO.read(picture.toFile());
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    @EachDatabase(value = DatabaseKind.H2_MEMORY, fresh = true)
    void itsChartsAreDrawnInLightAndInDark(TestDatabase database) throws Exception {
        Path chromium = chromium();
        Path page = page(database);
        assertThat(colours(look(chromium, page))).containsAll(LIGHT);
        assertThat(colours(look(chromium, page, "--blink-settings=preferredColorScheme=0")))
                .containsAll(DARK);
    }
}
