package io.sigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Every command that a document shows is one, with options that it has. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SHOWN =
            Pattern.compile("`(sigil (?!branch|cell|search|format)[a-z][^`]*)`|^(sigil [a-z-].*)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static List<String> shown() throws Exception {
        List<String> commands = new ArrayList<>();
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        for (Path document : documents) {
            Matcher command = SHOWN.matcher(Files.readString(document));
            while (command.find()) {
                commands.add((command.group(1) != null ? command.group(1) : command.group(2)).replace("\n", " "));
            }
        }
        return commands;
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replaceAll("\\s+# .*", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words.subList(1, words.size()).toArray(new String[0]);
    }

    @Test
    void everyOneIsOne() throws Exception {
        assertThat(shown()).hasSizeGreaterThan(20).allSatisfy(command -> {
            CommandLine line = Sigil.commandLine(Shell.piped(
                    new ByteArrayOutputStream(),
                    new ByteArrayOutputStream(),
                    new ByteArrayInputStream(new byte[0]),
                    name -> null));
            try {
                line.parseArgs(words(command));
            } catch (MissingParameterException named) {
                // A text that speaks of a command leaves out what it is given.
                assertThat(command).matches("sigil [a-z]+( [a-z]+)?");
            } catch (ParameterException e) {
                throw new AssertionError(command + ": " + e.getMessage(), e);
            }
        });
    }
}
