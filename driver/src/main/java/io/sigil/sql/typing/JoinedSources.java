package io.sigil.sql.typing;

import java.util.ArrayList;
import java.util.List;

/** The sources of one FROM item, and the columns that {@code *} gives of it, in order. Immutable. */
final class JoinedSources {
    private final List<Source> sources;
    private final List<OutputColumn> star;

    JoinedSources(List<Source> sources, List<OutputColumn> star) {
        this.sources = List.copyOf(sources);
        this.star = List.copyOf(star);
    }

    static JoinedSources of(Source source) {
        return new JoinedSources(List.of(source), source.columns());
    }

    List<Source> sources() {
        return sources;
    }

    List<OutputColumn> star() {
        return star;
    }

    boolean complete() {
        return sources.stream().allMatch(Source::complete);
    }

    /** With another name for some of the columns, which {@code *} doesn't give again. */
    JoinedSources with(Source source) {
        List<Source> all = new ArrayList<>(sources);
        all.add(source);
        return new JoinedSources(all, star);
    }

    /** Both side by side, {@code star} as the join orders it. */
    static JoinedSources join(JoinedSources left, JoinedSources right, List<OutputColumn> star) {
        List<Source> sources = new ArrayList<>(left.sources);
        sources.addAll(right.sources);
        return new JoinedSources(sources, star);
    }
}
