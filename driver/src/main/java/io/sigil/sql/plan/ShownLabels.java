package io.sigil.sql.plan;

import io.sigil.sql.ResultLabel;
import io.sigil.sql.ResultPlan;
import io.sigil.sql.ShownLabel;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The labels that plaintext would give the columns of one text's results. */
final class ShownLabels {
    private ShownLabels() {}

    /** One entry for each result; empty when no label is needed. */
    static List<@Nullable List<@Nullable ShownLabel>> of(ResultPlan results, LexedSql sql) {
        List<@Nullable List<@Nullable ShownLabel>> all = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < results.count(); i++) {
            List<@Nullable ResultLabel> labels = results.at(i).labels();
            if (isEmpty(labels)) {
                all.add(null);
                continue;
            }
            any = true;
            List<@Nullable ShownLabel> shown = new ArrayList<>();
            for (ResultLabel label : labels) {
                shown.add(label == null ? null : label(label, sql));
            }
            all.add(shown);
        }
        return any ? all : List.of();
    }

    private static boolean isEmpty(List<@Nullable ResultLabel> labels) {
        for (ResultLabel label : labels) {
            if (label != null) {
                return false;
            }
        }
        return true;
    }

    private static ShownLabel label(ResultLabel label, LexedSql sql) {
        switch (label.kind()) {
            case UNCUT:
                return ShownLabel.uncut(label.order());
            case LIKE:
                return ShownLabel.like(
                        Objects.requireNonNull(label.fixed()),
                        String.valueOf(sql.tokens().get(label.firstToken()).value()));
            case FIXED:
                return new ShownLabel(List.of(Objects.requireNonNull(label.fixed())), List.of());
            case TEXT:
                return text(label, sql);
        }
        throw new AssertionError(label.kind());
    }

    private static ShownLabel text(ResultLabel label, LexedSql sql) {
        Token first = sql.tokens().get(label.firstToken());
        if (label.firstToken() == label.lastToken() && first.kind() == TokenKind.STRING) {
            return new ShownLabel(List.of(String.valueOf(first.value())), List.of());
        }
        int copied = first.start();
        int end = sql.tokens().get(label.lastToken()).end();
        List<String> pieces = new ArrayList<>();
        List<Integer> parameters = new ArrayList<>();
        int placeholder = 0;
        for (Token slot : sql.slots()) {
            if (slot.kind() != TokenKind.PLACEHOLDER) {
                continue;
            }
            placeholder++;
            if (slot.start() >= first.start() && slot.end() <= end) {
                pieces.add(sql.text().substring(copied, slot.start()));
                parameters.add(placeholder);
                copied = slot.end();
            }
        }
        pieces.add(sql.text().substring(copied, end));
        return new ShownLabel(pieces, parameters);
    }
}
