package io.sigil.sql;

import java.util.Objects;

/** What a plan depends on beside the rules and the schema. Immutable value. */
final class PlanKey {
    private final String text;
    private final SqlSession session;
    private final String home;
    private final int hash;

    PlanKey(String text, SqlSession session, String home) {
        this.hash = 31 * (31 * text.hashCode() + session.hashCode()) + Objects.hashCode(home);
        this.text = text;
        this.session = session;
        this.home = home;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlanKey
                && text.equals(((PlanKey) other).text)
                && session.equals(((PlanKey) other).session)
                && home.equals(((PlanKey) other).home);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
