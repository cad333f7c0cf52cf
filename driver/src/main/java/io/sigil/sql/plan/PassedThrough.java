package io.sigil.sql.plan;

import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.CellLiterals;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.Refusal;
import io.sigil.sql.Relation;
import io.sigil.sql.RowSource;
import io.sigil.sql.RuledColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that touches nothing ruled, or that is refused. Immutable. */
public final class PassedThrough implements AnalyzedStatement {
    private final String text;
    private final @Nullable Refusal refusal;
    private final Effects effects;

    private PassedThrough(String text, @Nullable Refusal refusal, Effects effects) {
        this.text = text;
        this.refusal = refusal;
        this.effects = effects;
    }

    public static AnalyzedStatement of(String text, Effects effects) {
        return new PassedThrough(text, null, effects);
    }

    public static AnalyzedStatement refused(String text, Refusal refusal) {
        return new PassedThrough(text, refusal, Effects.NONE);
    }

    @Override
    public Kind kind() {
        return refusal == null ? Kind.PASS_THROUGH : Kind.REFUSED;
    }

    @Override
    public Refusal refusal() {
        if (refusal == null) {
            throw new IllegalStateException("the statement isn't refused");
        }
        return refusal;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<PhysicalParameter> parameters() {
        return List.of();
    }

    @Override
    public String render(CellLiterals cells) {
        return text;
    }

    @Override
    public @Nullable List<@Nullable RuledColumn> outputs() {
        return null;
    }

    @Override
    public @Nullable List<@Nullable String> outputNames() {
        return null;
    }

    @Override
    public @Nullable Relation target() {
        return null;
    }

    @Override
    public boolean changesSession() {
        return effects.changesSession();
    }

    @Override
    public boolean endsTransaction() {
        return effects.endsTransaction();
    }

    @Override
    public boolean changesSchema() {
        return effects.changesSchema();
    }

    @Override
    public RowSource rows() {
        return effects.rows();
    }
}
