package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinyDomainsTest {

    private static List<String> warnings(String column) throws RulesException {
        return TinyDomains.warnings(RulesParser.parse(
                "sigil.yaml",
                "version: 1\nkeys: {pii: {kms: aws, keyId: alias/app-pii}}\ntables:\n  users:\n    columns:\n      c: "
                        + column + "\n",
                name -> null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: BOOLEAN, mode: deterministic, acceptLeakage: equality}",
                "{type: BOOLEAN, search: equality, acceptLeakage: equality}",
                "{type: SMALLINT, mode: deterministic}",
                "{type: SMALLINT, search: range, acceptLeakage: order}",
                "{type: CHAR(2), mode: deterministic}",
                "{type: VARCHAR(3), search: equality}",
                "{type: CHAR(1), search: prefix}",
                "{type: \"DECIMAL(4,1)\", search: equality}",
                "{type: BINARY(1), mode: deterministic}",
            })
    void equalityOfFewValuesIsWarnedOf(String column) throws RulesException {
        assertThat(warnings(column))
                .singleElement()
                .asString()
                .startsWith("sigil.yaml:6:7: users.c shows which of its values are equal, and ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: BOOLEAN}",
                "{type: CHAR(2)}",
                "{type: CHAR(4), mode: deterministic}",
                "{type: VARCHAR, search: equality}",
                "{type: INTEGER, mode: deterministic}",
                "{type: \"DECIMAL(5,0)\", mode: deterministic}",
                "{type: DATE, search: range, acceptLeakage: order}",
                "{type: CHAR(16), mode: format-preserving, alphabet: digits}",
            })
    void otherColumnsAreNot(String column) throws RulesException {
        assertThat(warnings(column)).isEmpty();
    }
}
