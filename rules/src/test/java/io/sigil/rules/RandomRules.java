package io.sigil.rules;

import io.sigil.rules.LogicalType.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Valid rules at random. */
final class RandomRules {
    private static final Position ANYWHERE = new Position("random.yaml", 1, 1);

    private final Random random;

    private RandomRules(Random random) {
        this.random = random;
    }

    static Arbitrary<Rules> rules() {
        return Arbitraries.randomValue(random -> new RandomRules(random).file());
    }

    static Arbitrary<LogicalType> types() {
        return Arbitraries.randomValue(random -> new RandomRules(random).type());
    }

    private Rules file() {
        Map<String, KeyRule> keys = new LinkedHashMap<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            keys.put("key" + i, key("key" + i));
        }
        List<TableRule> tables = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            tables.add(table("t" + i, new ArrayList<>(keys.keySet())));
        }
        List<ProcedureRule> procedures = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            TableRule table = one(tables);
            procedures.add(new ProcedureRule(
                    ANYWHERE,
                    maybe() ? "p" + i : "app.p" + i,
                    Map.of(1 + random.nextInt(9), one(table.columns())),
                    maybe() ? Map.of() : Map.of("label", one(table.columns()))));
        }
        return new Rules("random.yaml", keystore(), keys, tables, procedures, Optional.empty());
    }

    private KeystoreRule keystore() {
        if (maybe()) {
            return new KeystoreRule(
                    KeystoreRule.DEFAULT_TABLE, Optional.empty(), Optional.of(Path.of("a.json")), maybe());
        }
        return new KeystoreRule(
                one(List.of("keys", "app.keys", "\"Keys\"")), optional("jdbc:h2:mem:k"), Optional.empty(), maybe());
    }

    private KeyRule key(String name) {
        String kms = one(List.of("aws", "local", "other"));
        KeyRule.Builder key = new KeyRule.Builder(ANYWHERE, name, kms)
                .rotateAfter(Duration.ofDays(1 + random.nextInt(1000)))
                .cacheTtl(Duration.ofSeconds(1 + random.nextInt(100_000)))
                .staleIfKmsDown(Duration.ofMinutes(random.nextInt(100)));
        if (!kms.equals("local")) {
            key.keyId(text());
            optional("eu-central-1").ifPresent(key::region);
            optional("http://127.0.0.1:5000/x").map(URI::create).ifPresent(key::endpoint);
            key.trusted(maybe() ? List.of() : List.of("arn:aws:kms:a", "arn:aws:kms:b"));
        }
        if (!kms.equals("aws")) {
            key.keyring(Path.of("dir/a b.p12"));
            optional(text()).map(Secret::new).ifPresent(key::password);
            key.create(maybe());
        }
        return key.build();
    }

    private TableRule table(String name, List<String> keys) {
        Identifier table = identifier(name);
        Optional<Identifier> subject = optional(identifier("id"));
        List<ColumnRule> columns = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            columns.add(column(table, identifier("c" + i), one(keys), subject.isPresent()));
        }
        boolean searched = columns.stream().anyMatch(column -> column.perSubject() && column.search() != Search.NONE);
        WhenShredded whenShredded = searched ? WhenShredded.NULL : one(List.of(WhenShredded.values()));
        return new TableRule(ANYWHERE, optional(identifier("s")), table, subject, whenShredded, columns);
    }

    private ColumnRule column(Identifier table, Identifier name, String key, boolean subject) {
        String domain = maybe() ? table.text() + "." + name.text() : "d-" + table.text() + name.text() + text();
        ColumnRule.Builder column = new ColumnRule.Builder(ANYWHERE, name, key, domain);
        column.mode = one(List.of(Mode.values()));
        column.acceptLeakage = AcceptedLeakage.ORDER;
        column.type = type();
        switch (column.mode) {
            case RANDOMIZED -> randomized(column, subject);
            case DETERMINISTIC -> column.storage = one(List.of(Storage.values()));
            case FORMAT_PRESERVING -> {
                column.type = LogicalType.ofLength(maybe() ? Kind.CHAR : Kind.VARCHAR, 20 + random.nextInt(20));
                column.alphabet = Optional.of(one(List.of("0123456789", "01", "aeiou", "x~!\"'\\")));
            }
        }
        boolean textOfBytes =
                column.storage == Storage.TEXT && column.type.kind().isBinary();
        if (column.mode != Mode.FORMAT_PRESERVING && !textOfBytes) {
            column.state = one(List.of(ColumnState.values()));
        }
        return column.build();
    }

    private void randomized(ColumnRule.Builder column, boolean subject) {
        column.bindTo = maybe() ? List.of() : List.of(identifier("key1"), identifier("key2"));
        column.perSubject = subject && maybe();
        if (maybe()) {
            column.search = Search.EQUALITY;
            if (column.type.kind().isText()) {
                column.search = maybe() ? Search.PREFIX : Search.EQUALITY;
                if (column.search == Search.PREFIX) {
                    int longest = column.type.maxLength().orElse(64);
                    column.prefixLength =
                            maybe() ? PrefixLength.byDefault(column.type) : 1 + random.nextInt(Math.min(longest, 64));
                }
                List<Normalization> collation = List.of(Normalization.UTF8MB4_GENERAL_CI);
                List<Normalization> one = maybe() ? List.of() : collation;
                column.normalize = maybe()
                        ? one
                        : List.of(
                                Normalization.LOWERCASE,
                                Normalization.TRIM,
                                Normalization.NFKC,
                                Normalization.DIGITS_ONLY);
            } else if (column.type.kind() == Kind.DECIMAL || column.type.kind() == Kind.DATE) {
                column.search = Search.RANGE;
            }
        }
    }

    private LogicalType type() {
        Kind kind = one(List.of(Kind.values()));
        return switch (kind.parameters()) {
            case NONE -> LogicalType.of(kind);
            case LENGTH -> maybe() ? LogicalType.of(kind) : LogicalType.ofLength(kind, 1 + random.nextInt(9999));
            case FRACTION -> LogicalType.ofFraction(kind, random.nextInt(10));
            case PRECISION_SCALE -> {
                int precision = 1 + random.nextInt(38);
                yield LogicalType.decimal(precision, random.nextInt(precision + 1));
            }
        };
    }

    private Identifier identifier(String base) {
        return maybe() ? new Identifier(base, false) : new Identifier(base + one(List.of("", "A", " .\"'é")), true);
    }

    private String text() {
        return one(List.of(
                "a", "null", "true", "1e3", "$${", "${", "a: b # c", "\"'", "ü\uD83D\uDD11", " x ", "- y", "%&*!"));
    }

    private <T> Optional<T> optional(T value) {
        return maybe() ? Optional.of(value) : Optional.empty();
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
