package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.sql.SQLException;
import java.util.Locale;

class SigilUrlFuzzTest {
    /** Whatever follows the prefix, nothing of Sigil's reaches the delegate and nothing unchecked is thrown. */
    @FuzzTest
    void anythingMayFollowThePrefix(FuzzedDataProvider data) {
        String url = "jdbc:sigil:" + data.consumeRemainingAsString();
        try {
            String delegate = SigilUrl.parse(url).delegateUrl();
            assertThat(delegate).startsWith("jdbc:").doesNotStartWith("jdbc:sigil:");
            assertThat(delegate.toLowerCase(Locale.ROOT)).doesNotContain(";sigil.rules=", "&sigil.rules=");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("HY000");
        }
    }
}
