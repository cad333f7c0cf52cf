package io.sigil.sql.typing;

import java.util.ArrayList;
import java.util.List;

/** The sources of one FROM item, and the columns that {@code *} gives of it, in order. Immutable. */
final class JoinedSources {
    private final List<Source> sources;
    private final List<OutputColumn> star;
    private final int top;
    private final boolean common;

    private JoinedSources(List<Source> sources, List<OutputColumn> star, int top, boolean common) {
        this.top = top;
        this.common = common;
        this.sources = List.copyOf(sources);
        this.star = List.copyOf(star);
    }

    static JoinedSources of(Source source) {
        return new JoinedSources(List.of(source), source.columns(), 0, false);
    }

    List<Source> sources() {
        return sources;
    }

    List<OutputColumn> star() {
        return star;
    }

    /** Where among {@code *} the columns begin of the item that H2 joins others to: the first, or that of the last right join. */
    int top() {
        return top;
    }

    /** Whether a join in it has common columns. */
    boolean hasCommon() {
        return common;
    }

    boolean complete() {
        return sources.stream().allMatch(Source::complete);
    }

    /** With another name for some of the columns, which {@code *} doesn't give again. */
    JoinedSources with(Source source) {
        List<Source> all = new ArrayList<>(sources);
        all.add(source);
        return new JoinedSources(all, star, top, common);
    }

    /**
     * Both side by side.
     *
     * @param star as the join orders it
     * @param rightOuter whether it keeps the rows of the right one
     * @param common whether it has common columns
     */
    static JoinedSources join(
            JoinedSources left, JoinedSources right, List<OutputColumn> star, boolean rightOuter, boolean common) {
        List<Source> sources = new ArrayList<>(left.sources);
        sources.addAll(right.sources);
        int top = rightOuter ? left.star.size() : left.top;
        return new JoinedSources(sources, star, top, common || left.common || right.common);
    }
}
