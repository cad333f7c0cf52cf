package io.sigil.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says in the project's words what the YAML parser found wrong. The parser's own words may quote the file, and what they
 * quote may be a password.
 */
final class YamlSyntax {
    private static final String UNKNOWN = "this isn't valid YAML";

    private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();

    static {
        String tab = "a tab can't indent or begin a value; use spaces";
        BY_BEGINNING.put("found a key after \\t(TAB)", tab);
        BY_BEGINNING.put("found a ", tab);
        BY_BEGINNING.put("found character '\\t", tab);
        BY_BEGINNING.put("found character", "a value can't begin with this character; put quotes around the value");
        BY_BEGINNING.put(
                "could not find expected ':'",
                "a `:` is missing after the key, or a quote or bracket before isn't closed");
        BY_BEGINNING.put("mapping values are not allowed", "a `:` can't stand here; put quotes around the value");
        BY_BEGINNING.put("mapping keys are not allowed", "a key can't begin here; check the indentation");
        BY_BEGINNING.put("sequence entries are not allowed", "a `-` can't stand here; check the indentation");
        BY_BEGINNING.put("found unexpected end of stream", "the file ends inside a quoted value");
        BY_BEGINNING.put("found unexpected document separator", "the document ends inside a quoted value");
        BY_BEGINNING.put(
                "found unknown escape",
                "unknown escape in double quotes; write `\\\\` for a backslash or use single quotes");
        BY_BEGINNING.put(
                "expected escape sequence",
                "unknown escape in double quotes; write `\\\\` for a backslash or use single quotes");
        BY_BEGINNING.put("expected <block end>", "this doesn't belong here; check the indentation and the quotes");
        BY_BEGINNING.put("expected the node content", "a value is missing here");
        BY_BEGINNING.put(
                "expected ',' or '}'",
                "a `,` or `}` is missing before this; inside `{…}` a value with braces, such as `${name}`, needs quotes");
        BY_BEGINNING.put("expected ',' or ']'", "a `,` or `]` is missing before this");
    }

    private YamlSyntax() {}

    static String describe(MarkedYamlEngineException failure) {
        String context = String.valueOf(failure.getContext());
        String problem = String.valueOf(failure.getProblem());
        if (context.startsWith("while scanning a tag") || problem.startsWith("found undefined tag handle")) {
            return UNKNOWN + ": put quotes around a value that begins with `!`";
        }
        if (context.startsWith("while scanning an anchor") || context.startsWith("while scanning an alias")) {
            return UNKNOWN + ": put quotes around a value that begins with `&` or `*`";
        }
        for (Map.Entry<String, String> known : BY_BEGINNING.entrySet()) {
            if (problem.startsWith(known.getKey())) {
                return UNKNOWN + ": " + known.getValue();
            }
        }
        return UNKNOWN;
    }

    static Position position(String source, MarkedYamlEngineException failure) {
        return failure.getProblemMark()
                .or(failure::getContextMark)
                .map(mark -> position(source, mark))
                .orElse(new Position(source, 1, 1));
    }

    static Position position(String source, Mark mark) {
        return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
