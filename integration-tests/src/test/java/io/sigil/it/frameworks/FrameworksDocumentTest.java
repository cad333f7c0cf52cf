package io.sigil.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings that docs/frameworks.md gives are those that the tests run with. */
class FrameworksDocumentTest {
    private static final Path SOURCES = Path.of("src", "test", "java", "io", "sigil", "it", "frameworks");

    private static final Map<String, String> TESTS = Map.ofEntries(
            Map.entry("HikariCP", "SpringJdbcTest.java"),
            Map.entry("Apache DBCP", "DbcpTest.java"),
            Map.entry("Agroal", "AgroalTest.java"),
            Map.entry("Spring Boot", "SpringBootTest.java"),
            Map.entry("Hibernate ORM", "jpa/HibernateClinic.java"),
            Map.entry("EclipseLink", "jpa/EclipseLinkClinic.java"),
            Map.entry("MyBatis", "mybatis/MyBatisClinic.java"),
            Map.entry("jOOQ", "JooqClinic.java"),
            Map.entry("Flyway", "FlywayTest.java"),
            Map.entry("Flyway by URL", "flyway/FlywayByUrl.java"),
            Map.entry("Liquibase", "LiquibaseTest.java"));

    @Test
    void everySettingIsThatOfATest() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "frameworks.md"));
        for (String section : document.split("\n## ", -1)) {
            String title = section.lines().findFirst().orElseThrow();
            Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                    .matcher(section)
                    .results()
                    .forEach(block -> ranByATest(title, block));
        }
        assertThat(TESTS.keySet()).allMatch(title -> document.contains("\n## " + title + "\n"));
    }

    private static void ranByATest(String title, MatchResult block) {
        String source;
        try {
            source = withoutSpace(Files.readString(SOURCES.resolve(TESTS.get(title))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        block.group(1)
                .lines()
                .forEach(line ->
                        assertThat(source).as("%s: %s", title, line).contains(withoutSpace(asTheTestSays(line))));
    }

    private static String asTheTestSays(String line) {
        return line.replaceAll("\"jdbc:[^\"]*\"", "access.url()")
                .replaceAll("\"io\\.sigil\\.\\w+\"", "access.driverClass()")
                .replace("\"clinic\"", "access.user()")
                .replace("\"secret\"", "access.password()");
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
