package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.origin.Uncertainty;
import io.sigil.rules.LogicalType;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Reads the values of a column as what the database would have made of them. */
final class DerivedCodec extends Codec {
    private final Codec source;
    private final Origin origin;
    private final DerivedType type;
    private final Codec target;
    private final boolean signed;

    private DerivedCodec(Codec source, Origin origin, DerivedType type, boolean signed) {
        super(type.read());
        this.source = source;
        this.origin = origin;
        this.type = type;
        this.target = type.read() == source.column ? source : Codec.of(type.read());
        this.signed = signed;
    }

    static DerivedCodec of(Codec source, Origin origin) {
        DerivedType type = DerivedType.of(source.column, origin);
        return new DerivedCodec(source, origin, type, type.read() == source.column ? source.signed() : signed(type));
    }

    private static boolean signed(DerivedType type) {
        return type.read().dialect() == Dialect.MARIADB || type.description().signed();
    }

    @Override
    public Codec storedWith(int physicalScale) {
        if (column.dialect() != Dialect.MARIADB) {
            return this;
        }
        boolean streamedMoment = column.type().kind() == LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE
                && origin.is(Trait.CHOSEN)
                && physicalScale > 0;
        return new DerivedCodec(
                source, origin, MySqlDerivedTypes.asStored(type, origin, physicalScale), streamedMoment || signed);
    }

    @Override
    TypeDescription description() {
        return type.description();
    }

    @Override
    public boolean signed() {
        return signed;
    }

    @Override
    public boolean nullabilityUnknown() {
        return column.dialect() == Dialect.H2
                && Uncertainty.isCoalesced(origin, source.logicalType().kind());
    }

    /** A date that MySQL made a text of has the collation of the connection, not of the cells. */
    @Override
    public boolean caseSensitive() {
        boolean madeText =
                column.type().kind().isText() && !source.logicalType().kind().isText();
        return super.caseSensitive() && !(madeText && column.dialect() == Dialect.MYSQL);
    }

    @Override
    public byte[] encode(Object value, @Nullable Calendar calendar) throws SQLException {
        return source.encode(value, calendar);
    }

    @Override
    public Object decode(byte[] canonical) throws SQLException {
        return target == source ? source.decode(canonical) : target.decode(converted(canonical));
    }

    @Override
    public <T> T decode(byte[] canonical, Class<T> asked, @Nullable Calendar calendar) throws SQLException {
        return target == source
                ? source.decode(canonical, asked, calendar)
                : target.decode(converted(canonical), asked, calendar);
    }

    /** The same value in the other type's canonical form. */
    private byte[] converted(byte[] canonical) throws SQLException {
        switch (column.type().kind()) {
            case CHAR:
            case VARCHAR:
            case CLOB:
                String text = source.decode(canonical, String.class);
                return target.encode(type.stripped() ? withoutPadding(text) : text);
            case SMALLINT:
            case INTEGER:
            case BIGINT:
                return target.encode(source.decode(canonical, Long.class));
            case TIMESTAMP:
                return target.encode(source.decode(canonical, LocalDateTime.class));
            default:
                return canonical;
        }
    }

    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    public int maxCanonicalBytes() {
        return source.maxCanonicalBytes();
    }
}
