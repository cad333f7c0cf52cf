package io.sigil.sql.plan;

import io.sigil.sql.ResultLabel;
import io.sigil.sql.ResultPlan;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels that plaintext would give the columns of one text's results. */
final class ShownLabels {
    /** MySQL and MariaDB cut what they take from the text. */
    private static final int MAX_LENGTH = 255;

    private ShownLabels() {}

    /** One entry for each result; empty when no label is needed. */
    static List<@Nullable List<@Nullable String>> of(ResultPlan results, LexedSql sql) {
        List<@Nullable List<@Nullable String>> all = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < results.count(); i++) {
            List<@Nullable ResultLabel> labels = results.at(i).labels();
            if (labels.stream().allMatch(label -> label == null)) {
                all.add(null);
                continue;
            }
            any = true;
            List<@Nullable String> shown = new ArrayList<>();
            for (ResultLabel label : labels) {
                shown.add(label == null ? null : label(label, sql));
            }
            all.add(shown);
        }
        return any ? all : List.of();
    }

    private static String label(ResultLabel label, LexedSql sql) {
        String fixed = label.fixed();
        if (fixed != null) {
            return fixed;
        }
        Token first = sql.tokens().get(label.firstToken());
        boolean bareText = label.firstToken() == label.lastToken() && first.kind() == TokenKind.STRING;
        String text = bareText
                ? String.valueOf(first.value())
                : sql.text()
                        .substring(
                                first.start(),
                                sql.tokens().get(label.lastToken()).end());
        int length = text.codePointCount(0, text.length());
        return length <= MAX_LENGTH ? text : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
    }
}
