package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesParserTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "SIGIL_KEYRING_PASSWORD", "swordfish",
            "PASSWORD", "p: {w}",
            "VERSION", "1",
            "NO", "false",
            "HOME_DIR", "/keys",
            "KEY", "pii",
            "LENGTH", "11",
            "MODE", "deterministic",
            "STRUCTURE", "a, mode: ${VERSION}");

    @Test
    void theWholeGrammarIsRead() throws Exception {
        Rules rules = good("complete");

        assertThat(rules.source()).isEqualTo("complete.yaml");
        assertThat(rules.keystore().table()).isEqualTo("sigil_data_key");
        assertThat(rules.keystore().create()).isTrue();
        assertThat(rules.keys()).containsOnlyKeys("pii", "demo");
        assertThat(rules.tables()).extracting(TableRule::toString).containsExactly("users", "orders");
        assertThat(rules.tables().get(0).subject()).contains(new Identifier("id", false));
        assertThat(rules.tables().get(0).whenShredded()).isEqualTo(WhenShredded.NULL);
    }

    @Test
    void anAwsKeyHasItsEntries() throws Exception {
        KeyRule key = good("complete").keys().get("pii");

        assertThat(key.kms()).isEqualTo("aws");
        assertThat(key.keyId()).contains("alias/app-pii");
        assertThat(key.region()).contains("eu-central-1");
        assertThat(key.endpoint()).contains(URI.create("http://127.0.0.1:5000"));
        assertThat(key.trusted()).containsExactly("arn:aws:kms:…");
        assertThat(key.rotateAfter()).isEqualTo(Duration.ofDays(90));
        assertThat(key.cacheTtl()).isEqualTo(Duration.ofHours(1));
        assertThat(key.staleIfKmsDown()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aLocalKeyHasItsEntries() throws Exception {
        KeyRule key = good("complete").keys().get("demo");

        assertThat(key.keyring()).contains(Path.of("./sigil.p12"));
        assertThat(key.password().map(Secret::reveal).map(String::new)).contains("swordfish");
        assertThat(key.create()).isTrue();
        assertThat(key.rotateAfter()).isEqualTo(Duration.ofDays(365));
        assertThat(key.staleIfKmsDown()).isZero();
    }

    @Test
    void columnsHaveTheirEntries() throws Exception {
        Rules rules = good("complete");

        ColumnRule ssn = column(rules, 0, "ssn");
        assertThat(ssn.mode()).isEqualTo(Mode.DETERMINISTIC);
        assertThat(ssn.domain())
                .isEqualTo("ssn")
                .isEqualTo(column(rules, 1, "buyer_ssn").domain());
        assertThat(ssn.type()).hasToString("VARCHAR(11)");
        ColumnRule email = column(rules, 0, "email");
        assertThat(email.search()).isEqualTo(Search.EQUALITY);
        assertThat(email.normalize()).containsExactly(Normalization.TRIM, Normalization.LOWERCASE);
        assertThat(email.domain()).isEqualTo("users.email");
        assertThat(column(rules, 0, "last_name").search()).isEqualTo(Search.PREFIX);
        assertThat(column(rules, 0, "salary").type()).hasToString("DECIMAL(12,2)");
        assertThat(column(rules, 0, "salary").acceptLeakage()).isEqualTo(AcceptedLeakage.ORDER);
        assertThat(column(rules, 0, "iban").bindTo()).containsExactly(new Identifier("id", false));
        assertThat(column(rules, 0, "card_no").mode()).isEqualTo(Mode.FORMAT_PRESERVING);
        assertThat(column(rules, 0, "card_no").alphabet()).contains("0123456789");
        assertThat(column(rules, 0, "notes").perSubject()).isTrue();
        assertThat(column(rules, 0, "notes").type()).isEqualTo(LogicalType.of(LogicalType.Kind.CLOB));
    }

    @Test
    void proceduresReferToRuledColumns() throws Exception {
        Rules rules = good("complete");

        ProcedureRule procedure = rules.procedures().get(0);
        assertThat(procedure.name()).isEqualTo("find_user");
        assertThat(procedure.parameters()).containsExactly(Map.entry(1, column(rules, 0, "ssn")));
        assertThat(procedure.results()).containsExactly(Map.entry("ssn", column(rules, 0, "ssn")));
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws Exception {
        Rules rules = good("minimal");

        assertThat(rules.keystore()).isSameAs(KeystoreRule.DEFAULT);
        assertThat(rules.procedures()).isEmpty();
        TableRule users = rules.tables().get(0);
        assertThat(users.schema()).isEmpty();
        assertThat(users.subject()).isEmpty();
        ColumnRule ssn = users.columns().get(0);
        assertThat(ssn.key()).isEqualTo("demo");
        assertThat(ssn.type()).hasToString("VARCHAR");
        assertThat(ssn.mode()).isEqualTo(Mode.RANDOMIZED);
        assertThat(ssn.search()).isEqualTo(Search.NONE);
        assertThat(ssn.storage()).isEqualTo(Storage.BINARY);
        assertThat(ssn.state()).isEqualTo(ColumnState.ENCRYPTED);
        assertThat(ssn.acceptLeakage()).isEqualTo(AcceptedLeakage.NONE);
        assertThat(ssn.alphabet()).isEmpty();
        assertThat(ssn.domain()).isEqualTo("users.ssn");
        assertThat(ssn.position()).hasToString("minimal.yaml:3:28");
    }

    @Test
    void quotedNamesStayExactAndUnquotedOnesFoldInDomains() throws Exception {
        Rules rules = good("names");

        TableRule users = rules.tables().get(0);
        assertThat(users.name()).isEqualTo(new Identifier("Users", true));
        assertThat(users.columns().get(0).name()).isEqualTo(new Identifier("e-mail \"work\"", true));
        assertThat(users.columns().get(1).domain()).isEqualTo("Users.größe");
        TableRule orders = rules.tables().get(1);
        assertThat(orders.schema()).contains(new Identifier("app", false));
        assertThat(orders.columns().get(0).domain()).isEqualTo("orders.total");
        assertThat(orders.columns().get(1).type()).hasToString("TIMESTAMP(3) WITH TIME ZONE");
        assertThat(rules.procedures().get(0).results().get("WHEN"))
                .isSameAs(orders.columns().get(1));
        assertThat(rules.procedures().get(1).parameters().get(2))
                .isSameAs(users.columns().get(0));
    }

    @Test
    void textsKeepTheSpellingThatYamlWouldReadAsANumber() throws Exception {
        Rules rules = good("names");

        assertThat(rules.keys().get("pii").password().map(Secret::reveal).map(String::new))
                .contains("0123");
        assertThat(rules.keys().get("hsm").keyId()).contains("42");
    }

    @Test
    void variablesAreReplacedInEveryValueAndNeverReadAsYaml() throws Exception {
        Rules rules = good("variables");

        assertThat(rules.keystore().url()).contains("jdbc:h2:mem:keys;PASSWORD=p: {w}");
        assertThat(rules.keystore().create()).isFalse();
        KeyRule key = rules.keys().get("pii");
        assertThat(key.keyring()).contains(Path.of("/keys/pii.p12"));
        assertThat(key.password().map(Secret::reveal).map(String::new)).contains("${p: {w}${x}");
        ColumnRule ssn = rules.tables().get(0).columns().get(0);
        assertThat(ssn.type()).hasToString("VARCHAR(11)");
        assertThat(ssn.mode()).isEqualTo(Mode.DETERMINISTIC);
        assertThat(ssn.domain()).isEqualTo("a, mode: ${VERSION}");
    }

    @Test
    void theModelIsImmutable() throws Exception {
        Rules rules = good("complete");

        for (List<?> list : List.of(
                rules.tables(),
                rules.procedures(),
                rules.tables().get(0).columns(),
                column(rules, 0, "email").normalize())) {
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        }
        for (Map<?, ?> map : List.of(rules.keys(), rules.procedures().get(0).parameters())) {
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void noToStringShowsAPassword() throws Exception {
        Rules rules = good("variables");

        assertThat(rules.keystore() + " " + rules.keys() + " "
                        + rules.keys().get("pii").password())
                .doesNotContain("p: {w}");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws Exception {
        String yaml = Files.readString(Corpus.RESOURCES.resolve("good/minimal.yaml"));

        assertThat(RulesParser.parse("x", "\uFEFF" + yaml, name -> null).tables())
                .hasSize(1);
        assertThat(RulesParser.parse("x", yaml.replace("\n", "\r\n"), name -> null)
                        .tables())
                .hasSize(1);
    }

    @Test
    void columnsOfPositionsAreCodePoints() {
        assertThatThrownBy(() -> RulesParser.parse("x", "version: 1\n\"\uD83D\uDD11\": 2\nkeys: 3\n", name -> null))
                .hasMessageContaining("x:2:1: unknown key")
                .hasMessageContaining("x:3:7: `keys` takes a mapping");
        assertThatThrownBy(() -> RulesParser.parse("x", "version: \"\uD83D\uDD11${A}\"\n", name -> null))
                .hasMessageContaining("x:1:12: variable `${A}` isn't set");
    }

    @Test
    void hugeTextsEndSoon() {
        for (String text : List.of("[", "{", "- ", "? ", "a: ", "x ", "a\n", "\"", "&a ", "!a ", "#", "${", "`")) {
            String yaml = "version: 1\ntables: " + text.repeat(2_000_000 / text.length());
            assertThatThrownBy(() -> RulesParser.parse("x", yaml, name -> null))
                    .as(text)
                    .isInstanceOf(RulesException.class);
        }
        assertThatThrownBy(() -> RulesParser.parse("x", "#".repeat(YamlText.MOST_CHARACTERS + 1), name -> null))
                .hasMessageContaining("too large");
    }

    private static Rules good(String name) throws IOException, RulesException {
        String yaml = Files.readString(Corpus.RESOURCES.resolve("good").resolve(name + ".yaml"));
        return RulesParser.parse(name + ".yaml", yaml, VARIABLES::get);
    }

    private static ColumnRule column(Rules rules, int table, String name) {
        return rules.tables().get(table).columns().stream()
                .filter(column -> column.name().text().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
