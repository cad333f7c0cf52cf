package io.sigil.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads rules from bytes. Stateless; safe to share.
 *
 * <p>Paths inside a rules file ({@code keyring}, the keystore's {@code file}) are taken as written: a relative one starts at
 * the JVM's working directory, wherever the rules file lies.
 */
public final class RulesFile {
    private RulesFile() {}

    /**
     * Reads a file with the environment's variables.
     *
     * @throws RulesException when the file can't be read or has errors; positions name the path as given
     */
    public static Rules load(Path file) throws RulesException {
        return load(file, RulesParser.systemVariables());
    }

    /** As {@link #load(Path)}, with variables as in {@link RulesParser#parse}. */
    public static Rules load(Path file, Function<String, @Nullable String> variables) throws RulesException {
        return parse(file.toString(), read(file), variables);
    }

    /**
     * Parses the bytes of a rules file.
     *
     * @param source what to call it in positions
     * @param utf8 the file's content; a byte order mark is skipped
     * @throws RulesException when the bytes aren't UTF-8 or the file has errors
     */
    public static Rules parse(String source, byte[] utf8, Function<String, @Nullable String> variables)
            throws RulesException {
        return RulesParser.parse(source, decode(source, utf8), variables);
    }

    private static byte[] read(Path file) throws RulesException {
        try {
            // Bytes are at most four for each character that the parser would accept.
            if (Files.isRegularFile(file) && Files.size(file) > 4L * YamlText.MOST_CHARACTERS) {
                throw failure(file.toString(), 1, 1, "the file is too large for a rules file");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw failure(file.toString(), 1, 1, "the file doesn't exist");
        } catch (IOException e) {
            throw failure(
                    file.toString(),
                    1,
                    1,
                    Files.isDirectory(file)
                            ? "this is a directory, not a file"
                            : "the file can't be read; check that this process may read it");
        }
    }

    private static String decode(String source, byte[] utf8) throws RulesException {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            String before = text.toString().replace("\r\n", "\n").replace('\r', '\n');
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            String lastLine = before.substring(before.lastIndexOf('\n') + 1);
            throw failure(
                    source,
                    line,
                    lastLine.codePointCount(0, lastLine.length()) + 1,
                    "the file isn't UTF-8 from here on; save it as UTF-8");
        }
        return text.toString();
    }

    private static RulesException failure(String source, int line, int column, String message) {
        Errors errors = new Errors();
        errors.add(new Position(source, line, column), message);
        return errors.exception();
    }
}
