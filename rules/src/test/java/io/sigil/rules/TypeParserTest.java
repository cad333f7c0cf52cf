package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "char = CHAR(1)",
                "CHARACTER(3) = CHAR(3)",
                "VarChar = VARCHAR",
                "character  varying ( 254 ) = VARCHAR(254)",
                "char varying(2) = VARCHAR(2)",
                "text = CLOB",
                "character large object = CLOB",
                "int = INTEGER",
                "NUMERIC(10) = DECIMAL(10,0)",
                "dec(10, 2) = DECIMAL(10,2)",
                "Double Precision = DOUBLE",
                "time = TIME(0)",
                "time(3) without time zone = TIME(3)",
                "timestamp = TIMESTAMP(6)",
                "timestamp without time zone = TIMESTAMP(6)",
                "timestamp with time zone = TIMESTAMP(6) WITH TIME ZONE",
                "timestamp(0) with time zone = TIMESTAMP(0) WITH TIME ZONE",
                "binary = BINARY(1)",
                "binary varying(16) = VARBINARY(16)",
                "binary large object = BLOB",
                "uuid = UUID",
            })
    void standardNamesAreUnderstoodInAnyCase(String text, String canonical) throws MalformedText {
        assertThat(TypeParser.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "BOOL = did you mean `BOOLEAN`?",
                "TIMESTAMPTZ = did you mean `TIMESTAMP WITH TIME ZONE`?",
                "VARCHR(5) = did you mean `VARCHAR`?",
                "CLOB(5) = it takes no number in parentheses",
                "XML = write a type such as `VARCHAR(11)`, `DECIMAL(12,2)` or `DATE`",
                "ınt = write a type such as `VARCHAR(11)`, `DECIMAL(12,2)` or `DATE`",
            })
    void othersAreRefusedWithAReason(String text, String reason) {
        assertThatThrownBy(() -> TypeParser.parse(text)).hasMessage(reason);
    }

    @Property
    void everyTypeReadsBackFromItsName(@ForAll("types") LogicalType type) throws MalformedText {
        assertThat(TypeParser.parse(type.toString())).isEqualTo(type);
    }

    @Property
    void noTextFailsOtherwise(@ForAll String text) {
        try {
            TypeParser.parse(text);
        } catch (MalformedText e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    @Provide
    net.jqwik.api.Arbitrary<LogicalType> types() {
        return RandomRules.types();
    }
}
