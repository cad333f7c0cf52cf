package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigilUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # the URL given                                             | what the delegate gets              | sigil.rules
            jdbc:sigil:h2:mem:x;sigil.rules=r.yaml                      | jdbc:h2:mem:x                       | r.yaml
            jdbc:sigil:h2:mem:x;A=1;sigil.rules=r.yaml;B=2              | jdbc:h2:mem:x;A=1;B=2               | r.yaml
            jdbc:sigil:h2:mem:x;A=1;Sigil.Rules=r.yaml                  | jdbc:h2:mem:x;A=1                   | r.yaml
            jdbc:sigil:h2:mem:x;sigil.rules=a\\;b                       | jdbc:h2:mem:x                       | a;b
            jdbc:sigil:h2:mem:x;sigil.rules=C:\\\\r.yaml                | jdbc:h2:mem:x                       | C:\\r.yaml
            jdbc:sigil:h2:mem:x;INIT=SET A\\;SET B;sigil.rules=r        | jdbc:h2:mem:x;INIT=SET A\\;SET B    | r
            jdbc:sigil:h2:mem:x;;A=;sigil.rules=r;                      | jdbc:h2:mem:x;;A=;                  | r
            jdbc:sigil:h2:tcp://[::1]:9092/~/x;sigil.rules=r?a&b        | jdbc:h2:tcp://[::1]:9092/~/x        | r?a&b
            jdbc:sigil:postgresql://db/hr?sigil.rules=r.yaml            | jdbc:postgresql://db/hr             | r.yaml
            jdbc:sigil:postgresql://db/hr?a=b&sigil.rules=r.yaml&c=d    | jdbc:postgresql://db/hr?a=b&c=d     | r.yaml
            jdbc:sigil:postgresql://db/hr?a=b%26c&sigil.rules=my%20r    | jdbc:postgresql://db/hr?a=b%26c     | my r
            jdbc:sigil:postgresql://db/hr?a=%zz&sigil.rules=r+s         | jdbc:postgresql://db/hr?a=%zz       | r s
            jdbc:sigil:postgresql://[2001:db8::1]:5432/hr?sigil.rules=r | jdbc:postgresql://[2001:db8::1]:5432/hr | r
            jdbc:sigil:postgresql:hr?sigil%2Erules=r;s                  | jdbc:postgresql:hr                  | r;s
            jdbc:sigil:postgresql://a:1,b:2/hr?sigil.rules=r&a          | jdbc:postgresql://a:1,b:2/hr?a      | r
            jdbc:sigil:mysql://a:1,b:2/hr?sigil.rules=r&sigil.rules=r&x=| jdbc:mysql://a:1,b:2/hr?x=          | r
            jdbc:sigil:mysql://u:p;w@(host=a,port=1)/hr?sigil.rules=r   | jdbc:mysql://u:p;w@(host=a,port=1)/hr | r
            jdbc:sigil:mysql://address=(host=a)(port=1)/hr?sigil.rules=r| jdbc:mysql://address=(host=a)(port=1)/hr | r
            jdbc:sigil:mysql:replication://a,b/hr?sigil.rules=r         | jdbc:mysql:replication://a,b/hr     | r
            jdbc:sigil:mysql+srv://a/hr?sigil.rules=r                   | jdbc:mysql+srv://a/hr               | r
            jdbc:sigil:mariadb://a/hr?a=b&&sigil.rules=r                | jdbc:mariadb://a/hr?a=b&            | r
            jdbc:sigil:aws-wrapper:postgresql://db/hr?sigil.rules=r&p=q | jdbc:aws-wrapper:postgresql://db/hr?p=q | r
            jdbc:sigil:p6spy:h2:mem:x;sigil.rules=r                     | jdbc:p6spy:h2:mem:x                 | r
            jdbc:sigil:h2:mem:x                                         | jdbc:h2:mem:x                       |
            jdbc:sigil:h2:mem:x;                                        | jdbc:h2:mem:x;                      |
            jdbc:sigil:postgresql://db/hr?                              | jdbc:postgresql://db/hr?            |
            jdbc:sigil:postgresql://db/hr?&a=b;c&                       | jdbc:postgresql://db/hr?&a=b;c&     |
            jdbc:sigil:mysql://db                                       | jdbc:mysql://db                     |
            jdbc:sigil:x                                                | jdbc:x                              |
            """)
    void sigilsParametersAreTakenOutAndTheRestIsUntouched(String url, String delegate, String rules)
            throws SQLException {
        SigilUrl parsed = SigilUrl.parse(url);
        assertThat(parsed.delegateUrl()).isEqualTo(delegate);
        assertThat(parsed.properties().get(ConnectionProperty.RULES)).isEqualTo(rules);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sigil:",
                "jdbc:sigil:sigil:h2:mem:x",
                "jdbc:sigil:h2:mem:x;sigil.rules=",
                "jdbc:sigil:h2:mem:x;sigil.rules",
                "jdbc:sigil:h2:mem:x;sigil.=a",
                "jdbc:sigil:h2:mem:x;sigil.ruls=a",
                "jdbc:sigil:h2:mem:x;sigil.rules=a;SIGIL.RULES=b",
                "jdbc:sigil:h2:mem:x;sigil.unwrap=perhaps",
                "jdbc:sigil:h2:mem:x?sigil.rules=a",
                "jdbc:sigil:postgresql://db/hr;sigil.rules=a",
                "jdbc:sigil:postgresql://db/hr?sigil.rules=%zz",
                "jdbc:sigil:mysql://(host=a,sigil.rules=r)/hr",
                "jdbc:sigil:mysql://address=(host=a)(sigil.rules=r)/hr",
                "jdbc:sigil",
                "jdbc:h2:mem:x",
                "JDBC:SIGIL:h2:mem:x",
                " jdbc:sigil:h2:mem:x",
                "garbage",
                "",
            })
    void whatIsWrongWithAUrlIsToldWithoutQuotingIt(String url) {
        assertThatThrownBy(() -> SigilUrl.parse(url))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("SIGIL-1004: ")
                .extracting(Throwable::getMessage)
                .matches(message -> url.length() < 12 || !message.contains(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sigil:oracle:thin:scott/tiger@db",
                "jdbc:sigil:postgresql://u:tiger@db/hr?password=tiger",
                "jdbc:sigil:tiger",
            })
    void theSchemeHoldsNoPassword(String url) throws SQLException {
        assertThat(SigilUrl.parse(url).scheme()).doesNotContain("tiger");
        assertThat(SigilUrl.parse(url).toString()).doesNotContain("tiger");
    }

    @Property
    void aParameterIsFoundAnywhereAmongOthers(
            @ForAll("bases") String base,
            @ForAll("others") List<String> others,
            @ForAll @IntRange(max = 9) int at,
            @ForAll @NotEmpty String value)
            throws SQLException {
        boolean h2 = base.startsWith("h2:");
        String start = h2 ? ";" : "?";
        String separator = h2 ? ";" : "&";
        String encoded =
                h2 ? value.replace("\\", "\\\\").replace(";", "\\;") : URLEncoder.encode(value, StandardCharsets.UTF_8);
        String decoded = h2 ? value : new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(others);
        all.add(Math.min(at, others.size()), "sigil.rules=" + encoded);

        SigilUrl url = SigilUrl.parse("jdbc:sigil:" + base + start + String.join(separator, all));

        assertThat(url.properties()).containsOnlyKeys(ConnectionProperty.RULES).containsValue(decoded);
        String rest = others.isEmpty() ? "" : start + String.join(separator, others);
        assertThat(url.delegateUrl()).isEqualTo("jdbc:" + base + rest);
    }

    @Property
    void aUrlWithoutSigilsParametersIsUntouched(@ForAll("bases") String base, @ForAll String rest) {
        String url = base + rest;
        Throwable refusal = catchThrowable(() ->
                assertThat(SigilUrl.parse("jdbc:sigil:" + url).delegateUrl()).isEqualTo("jdbc:" + url));
        assertThat(refusal).isNull();
    }

    @Property
    void anyTextIsAUrlOrAnSqlException(@ForAll String text) {
        for (String url : new String[] {text, "jdbc:" + text, "jdbc:sigil:" + text, "jdbc:sigil:h2:" + text}) {
            Throwable thrown = catchThrowable(() -> SigilUrl.parse(url));
            assertThat(thrown == null || thrown instanceof SQLException).isTrue();
        }
    }

    @Provide
    Arbitrary<String> bases() {
        return Arbitraries.of(
                "h2:mem:x",
                "h2:file:~/a b",
                "postgresql://[::1]/hr",
                "postgresql:hr",
                "mysql://u:p@(host=a,port=1),(host=b)/hr",
                "mariadb:loadbalance://a,b:2/hr",
                "aws-wrapper:postgresql://db/");
    }

    @Provide
    Arbitrary<List<String>> others() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("=%+_.:/'\" \u00e9")
                .ofMaxLength(12)
                .filter(other -> !other.contains("sigil."))
                .list()
                .ofMaxSize(5);
    }
}
