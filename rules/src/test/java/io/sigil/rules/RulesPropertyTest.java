package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.common.FlowStyle;

class RulesPropertyTest {
    /** What no message may show. */
    private static final String SECRET = "c4n4ry";

    private static final List<String> SPLINTERS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ",",
            "\n",
            "\r",
            "\t",
            " ",
            "  ",
            "- ",
            "? ",
            "&a ",
            "*a",
            "!t ",
            "'",
            "\"",
            "#",
            "|\n",
            ">\n",
            "%",
            "@",
            "${",
            "${A}",
            "$",
            "\\",
            "---\n",
            "...\n",
            "<<: ",
            "null",
            "~",
            "0",
            "\uFEFF",
            "\u2028",
            "\u0085",
            "\u0000",
            "\uD83D\uDD11",
            "\uD800",
            "type",
            "key",
            "mode",
            "search: range");

    @Property(tries = 500)
    void rulesWrittenAsYamlReadBackEqual(@ForAll("rules") Rules rules, @ForAll FlowStyle style) throws RulesException {
        String yaml = RulesWriter.write(rules, style);

        Rules read = RulesParser.parse("random.yaml", yaml, name -> null);

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Position.class)
                .isEqualTo(rules);
    }

    @Property(tries = 3000)
    void aDamagedFileFailsOnlyAsItShould(@ForAll Random random) throws Exception {
        StringBuilder yaml = new StringBuilder(Files.readString(Corpus.RESOURCES.resolve("good/complete.yaml")));
        for (int i = 0; i <= random.nextInt(4); i++) {
            damage(yaml, random);
        }

        check(yaml.toString());
    }

    @Property
    void anyTextFailsOnlyAsItShould(@ForAll String yaml) {
        check(yaml);
    }

    @Property(tries = 500)
    void noMessageShowsAVariablesValue(@ForAll Random random) throws Exception {
        String[] lines =
                Files.readString(Corpus.RESOURCES.resolve("good/complete.yaml")).split("\n");
        for (int i = 0; i <= random.nextInt(5); i++) {
            int line = random.nextInt(lines.length);
            lines[line] = lines[line].replaceFirst("(: )[A-Za-z0-9./-]+(?=[,} ]|$)", "$1\"\\${A}\"");
        }
        String yaml = String.join("\n", lines);
        try {
            RulesParser.parse("x", yaml, name -> SECRET);
        } catch (RulesException e) {
            assertThat(e.getMessage()).doesNotContain(SECRET);
        }
    }

    private static void damage(StringBuilder yaml, Random random) {
        int at = random.nextInt(yaml.length() + 1);
        int to = Math.min(yaml.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(4)) {
            case 0 -> yaml.delete(at, to);
            case 1 -> yaml.insert(at, yaml.substring(at, to));
            case 2 -> yaml.setLength(at);
            default -> yaml.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
        }
    }

    static void check(String yaml) {
        try {
            RulesParser.parse("x", yaml, name -> name.equals("A") ? SECRET : null);
        } catch (RulesException e) {
            assertThat(e.errors()).isNotEmpty();
            e.errors()
                    .forEach(error -> assertThat(isInside(yaml, error.position()))
                            .as("%s lies inside the file", error)
                            .isTrue());
            assertThat(e.getMessage()).doesNotContain(SECRET);
        }
    }

    /** The end of the file counts. */
    private static boolean isInside(String yaml, Position position) {
        String[] lines = yaml.split("\r\n|\r|\n", -1);
        if (position.line() < 1 || position.line() > lines.length || position.column() < 1) {
            return false;
        }
        String line = lines[position.line() - 1];
        return position.column() <= line.codePointCount(0, line.length()) + 1;
    }

    @Provide
    Arbitrary<Rules> rules() {
        return RandomRules.rules();
    }
}
