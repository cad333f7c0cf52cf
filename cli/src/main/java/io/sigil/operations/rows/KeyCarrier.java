package io.sigil.operations.rows;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In which Java class a key's value travels without any loss. */
enum KeyCarrier {
    LONG {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            return row.getLong(index);
        }

        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setLong(index, (Long) value);
        }

        @Override
        Object parse(String text) {
            return Long.valueOf(text);
        }
    },
    DECIMAL {
        @Override
        @Nullable
        Object read(ResultSet row, int index) throws SQLException {
            String text = row.getString(index);
            return text == null ? null : new BigDecimal(text);
        }

        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setBigDecimal(index, (BigDecimal) value);
        }

        @Override
        Object parse(String text) {
            return new BigDecimal(text);
        }
    },
    TEXT {
        @Override
        @Nullable
        Object read(ResultSet row, int index) throws SQLException {
            return row.getString(index);
        }

        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setString(index, (String) value);
        }

        @Override
        Object parse(String text) {
            return text;
        }
    },
    BYTES {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            return row.getBytes(index);
        }

        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setBytes(index, (byte[]) value);
        }

        @Override
        String text(Object value) {
            return Base64.getEncoder().encodeToString((byte[]) value);
        }

        @Override
        Object parse(String text) {
            return Base64.getDecoder().decode(text);
        }
    },
    UNIQUE_ID(UUID.class) {
        @Override
        Object parse(String text) {
            return UUID.fromString(text);
        }
    },
    DATE(LocalDate.class) {
        @Override
        Object parse(String text) {
            return LocalDate.parse(text);
        }
    },
    TIME(LocalTime.class) {
        @Override
        Object parse(String text) {
            return LocalTime.parse(text);
        }
    },
    TIMESTAMP(LocalDateTime.class) {
        @Override
        Object parse(String text) {
            return LocalDateTime.parse(text);
        }
    },
    MOMENT(OffsetDateTime.class) {
        @Override
        Object parse(String text) {
            return OffsetDateTime.parse(text);
        }
    };

    private final Class<?> type;

    KeyCarrier() {
        this(Object.class);
    }

    KeyCarrier(Class<?> type) {
        this.type = type;
    }

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        return row.getObject(index, type);
    }

    void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value);
    }

    /** For a checkpoint; {@link #parse} reads it back. */
    String text(Object value) {
        return value.toString();
    }

    abstract Object parse(String text);
}
