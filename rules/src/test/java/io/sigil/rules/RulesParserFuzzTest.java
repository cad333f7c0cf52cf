package io.sigil.rules;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Replays its inputs in the build; {@code JAZZER_FUZZ=1} searches for new ones. */
class RulesParserFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void anyTextIsReadOrRefused(FuzzedDataProvider data) {
        RulesPropertyTest.check(data.consumeRemainingAsString());
    }
}
