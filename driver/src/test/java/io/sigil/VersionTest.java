package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void theDriverReportsTheVersionOfTheBuild() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        SigilDriver driver = new SigilDriver();
        assertThat(pom).contains("<version>" + driver.getMajorVersion() + "." + driver.getMinorVersion() + ".");
    }
}
