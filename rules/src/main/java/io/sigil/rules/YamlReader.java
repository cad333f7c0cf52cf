package io.sigil.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text to nodes with positions. Reads the parser's events and not its composed nodes: so anchors, aliases, tags and deep
 * nesting are met before they cost anything. One use, one thread.
 */
final class YamlReader {
    /** Twice as deep as the grammar goes. */
    private static final int DEEPEST = 16;

    private static final String MERGE_KEY = "<<";

    private final String source;
    private final Errors errors;
    private final Iterator<Event> events;
    private int depth;

    private YamlReader(String source, String yaml, Errors errors) {
        this.source = source;
        this.errors = errors;
        // Our own check bounds the text, and it counts what we count.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        this.events = new Parse(settings).parseString(yaml).iterator();
    }

    /** The only document's root; empty when the text can't be read, which then has been reported. */
    static Optional<YamlNode> read(String source, String text, Errors errors) {
        String yaml = YamlText.withoutByteOrderMark(text);
        if (!YamlText.check(source, yaml, errors)) {
            return Optional.empty();
        }
        try {
            return new YamlReader(source, yaml, errors).document();
        } catch (TooDeep e) {
            errors.add(e.position, "nested more than " + DEEPEST + " levels deep; no rule goes that deep");
        } catch (MarkedYamlEngineException e) {
            errors.add(YamlSyntax.position(source, e), YamlSyntax.describe(e));
        } catch (YamlEngineException e) {
            errors.add(new Position(source, 1, 1), "this isn't valid YAML");
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() throws TooDeep {
        YamlNode root = null;
        boolean several = false;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart && root != null) {
                errors.add(position(event), "the file holds a second YAML document; a rules file is one document");
                several = true;
                break;
            } else if (event instanceof NodeEvent) {
                root = node(event);
            }
        }
        if (root == null && !several) {
            errors.add(new Position(source, 1, 1), "the file is empty; it needs `version: 1`");
        }
        return Optional.ofNullable(root);
    }

    private YamlNode node(Event event) throws TooDeep {
        Position position = position(event);
        boolean supported = supported(event, position);
        if (event instanceof ScalarEvent) {
            YamlScalar scalar = scalar((ScalarEvent) event, position);
            return supported ? scalar : new YamlBroken(position);
        }
        if (!(event instanceof CollectionStartEvent)) {
            return new YamlBroken(position);
        }
        if (++depth > DEEPEST) {
            throw new TooDeep(position);
        }
        YamlNode collection = event instanceof MappingStartEvent ? map(position) : list(position);
        depth--;
        return supported ? collection : new YamlBroken(position);
    }

    /** Reports what this file format leaves out of YAML. The texts aren't quoted: each may be a password without quotes. */
    private boolean supported(Event event, Position position) {
        if (event.getEventId() == Event.ID.Alias) {
            errors.add(
                    position,
                    "aliases aren't supported; write the value out, or put quotes around it when it begins with `*`");
            return false;
        }
        if (((NodeEvent) event).getAnchor().isPresent()) {
            errors.add(
                    position,
                    "anchors aren't supported; write the value out, or put quotes around it when it begins with `&`");
            return false;
        }
        boolean tagged = event instanceof ScalarEvent
                ? ((ScalarEvent) event).getTag().isPresent()
                : ((CollectionStartEvent) event).getTag().isPresent();
        if (tagged) {
            errors.add(
                    position,
                    "tags aren't supported; remove it, or put quotes around the value when it begins with `!`");
        }
        return !tagged;
    }

    private YamlScalar scalar(ScalarEvent event, Position position) {
        int quotes = event.isDQuoted() || event.isSQuoted() ? 1 : 0;
        String text = event.getValue();
        Mark start = event.getStartMark().orElseThrow();
        Mark end = event.getEndMark().orElseThrow();
        boolean verbatim = !event.isLiteral()
                && !event.isFolded()
                && start.getLine() == end.getLine()
                && end.getColumn() - start.getColumn() == text.codePointCount(0, text.length()) + 2 * quotes;
        return new YamlScalar(position, text, event.isPlain(), verbatim ? quotes : -1);
    }

    private YamlList list(Position position) throws TooDeep {
        List<YamlNode> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event));
            event = events.next();
        }
        return new YamlList(position, items);
    }

    private YamlMap map(Position position) throws TooDeep {
        List<YamlMap.Pair> pairs = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            YamlNode key = node(event);
            YamlNode value = node(events.next());
            if (usable(key, seen)) {
                pairs.add(new YamlMap.Pair((YamlScalar) key, value));
            }
            event = events.next();
        }
        return new YamlMap(position, pairs);
    }

    private boolean usable(YamlNode key, Map<String, Position> seen) {
        if (key instanceof YamlBroken) {
            return false;
        }
        if (!(key instanceof YamlScalar)) {
            errors.add(key.position(), "a key must be a text, not " + key.kind());
            return false;
        }
        YamlScalar scalar = (YamlScalar) key;
        if (scalar.text().isEmpty()) {
            errors.add(key.position(), "a key is missing before `:`");
            return false;
        }
        if (scalar.isPlain() && scalar.text().equals(MERGE_KEY)) {
            errors.add(key.position(), "merge keys aren't supported; write the entries out");
            return false;
        }
        @Nullable Position first = seen.putIfAbsent(scalar.text(), key.position());
        if (first != null) {
            errors.add(
                    key.position(),
                    "key " + Quoted.of(scalar.text()) + " is given twice, first in line " + first.line()
                            + "; remove one");
        }
        return first == null;
    }

    private Position position(Event event) {
        return YamlSyntax.position(source, event.getStartMark().orElseThrow());
    }

    /** Ends the reading of a document that is nested too deep. */
    private static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Position position;

        TooDeep(Position position) {
            super("nested too deep", null, false, false);
            this.position = position;
        }
    }
}
