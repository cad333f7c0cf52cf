package io.sigil.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a column's rule. */
final class ColumnReader {
    private final KeyNames keys;
    private final Errors errors;

    ColumnReader(KeyNames keys, Errors errors) {
        this.keys = keys;
        this.errors = errors;
    }

    ColumnDraft read(Identifier table, Identifier column, Section section) {
        String domain = section.get(ColumnEntries.DOMAIN).orElse(part(table) + "." + part(column));
        ColumnRule.Builder rule =
                new ColumnRule.Builder(section.place().position(), column, keys.of(section, errors), domain);
        section.get(ColumnEntries.TYPE).ifPresent(type -> rule.type = type);
        section.get(ColumnEntries.MODE).ifPresent(mode -> rule.mode = mode);
        section.get(ColumnEntries.SEARCH).ifPresent(search -> rule.search = search);
        if (rule.search == Search.PREFIX) {
            rule.prefixLength = section.get(ColumnEntries.PREFIX_LENGTH).orElse(PrefixLength.byDefault(rule.type));
        }
        section.get(ColumnEntries.NORMALIZE).ifPresent(steps -> rule.normalize = values(steps));
        section.get(ColumnEntries.BIND_TO).ifPresent(columns -> rule.bindTo = values(columns));
        section.get(ColumnEntries.PER_SUBJECT).ifPresent(perSubject -> rule.perSubject = perSubject);
        rule.alphabet = section.get(ColumnEntries.ALPHABET);
        section.get(ColumnEntries.ACCEPT_LEAKAGE).ifPresent(leakage -> rule.acceptLeakage = leakage);
        section.get(ColumnEntries.STORAGE).ifPresent(storage -> rule.storage = storage);
        section.get(ColumnEntries.STATE).ifPresent(state -> rule.state = state);
        rule.previous = section.get(ColumnEntries.PREVIOUS).map(given -> previous(rule.build(), given));
        return new ColumnDraft(section, rule.build());
    }

    /** The rule as it was before. */
    private ColumnRule previous(ColumnRule now, Section given) {
        String key = given.has(ColumnEntries.KEY) ? keys.of(given, errors) : now.key();
        String domain = given.get(ColumnEntries.DOMAIN).orElse(now.domain());
        ColumnRule.Builder rule = new ColumnRule.Builder(given.place().position(), now.name(), key, domain);
        rule.type = now.type();
        rule.mode = given.get(ColumnEntries.MODE).orElse(now.mode());
        boolean named = given.has(ColumnEntries.MODE) || given.has(ColumnEntries.SEARCH);
        rule.search = given.get(ColumnEntries.SEARCH).orElse(named ? Search.NONE : now.search());
        boolean same = rule.search == now.search();
        if (rule.search == Search.PREFIX) {
            rule.prefixLength = given.get(ColumnEntries.PREFIX_LENGTH)
                    .orElse(same ? now.prefixLength() : PrefixLength.byDefault(rule.type));
        }
        rule.normalize =
                given.get(ColumnEntries.NORMALIZE).map(ColumnReader::values).orElse(same ? now.normalize() : List.of());
        rule.bindTo = now.bindTo();
        rule.perSubject = now.perSubject();
        rule.storage = now.storage();
        rule.acceptLeakage = now.acceptLeakage();
        return rule.build();
    }

    private static String part(Identifier name) {
        return name.quoted() ? name.text() : name.folded();
    }

    private static <T> List<T> values(List<Given<T>> items) {
        return items.stream().map(Given::value).flatMap(Optional::stream).collect(Collectors.toList());
    }
}
