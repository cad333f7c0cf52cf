package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.ColumnCipher;
import io.sigil.jdbc.forwarding.ForwardingPreparedStatement;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** The setters of streams and large objects: what a ruled parameter holds goes to the binder, plain ones on. Complete and boring. */
@NullUnmarked
abstract class ContentSetters extends ForwardingPreparedStatement {
    /** The same one each time. */
    abstract ParameterBinder parameters();

    abstract Dialect dialect();

    /** What a stream or large object holds, of which drivers make fewer types than of a text or of bytes. */
    final void setContent(int parameterIndex, boolean binary, Object content) throws SQLException {
        ColumnCipher cipher = parameters().cipher(parameterIndex);
        if (content != null && cipher != null) {
            cipher.codec().requireContent(binary);
        }
        parameters().set(parameterIndex, content);
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.ascii(x, dialect()));
        } else {
            delegate().setAsciiStream(plain, x);
        }
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream x, int length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.ascii(x, length, dialect()));
        } else {
            delegate().setAsciiStream(plain, x, length);
        }
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream x, long length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.ascii(x, length, dialect()));
        } else {
            delegate().setAsciiStream(plain, x, length);
        }
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, true, SetterContent.bytes(x));
        } else {
            delegate().setBinaryStream(plain, x);
        }
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream x, int length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, true, SetterContent.bytes(x, length, dialect()));
        } else {
            delegate().setBinaryStream(plain, x, length);
        }
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream x, long length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, true, SetterContent.bytes(x, length, dialect()));
        } else {
            delegate().setBinaryStream(plain, x, length);
        }
    }

    @Override
    public void setBlob(int parameterIndex, Blob x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, true, x);
        } else {
            delegate().setBlob(plain, x);
        }
    }

    @Override
    public void setBlob(int parameterIndex, InputStream inputStream) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, true, SetterContent.bytes(inputStream));
        } else {
            delegate().setBlob(plain, inputStream);
        }
    }

    @Override
    public void setBlob(int parameterIndex, InputStream inputStream, long length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, true, SetterContent.bytes(inputStream, length, dialect()));
        } else {
            delegate().setBlob(plain, inputStream, length);
        }
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(reader));
        } else {
            delegate().setCharacterStream(plain, reader);
        }
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader, int length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(reader, length, dialect()));
        } else {
            delegate().setCharacterStream(plain, reader, length);
        }
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader, long length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(reader, length, dialect()));
        } else {
            delegate().setCharacterStream(plain, reader, length);
        }
    }

    @Override
    public void setClob(int parameterIndex, Clob x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, x);
        } else {
            delegate().setClob(plain, x);
        }
    }

    @Override
    public void setClob(int parameterIndex, Reader reader) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(reader));
        } else {
            delegate().setClob(plain, reader);
        }
    }

    @Override
    public void setClob(int parameterIndex, Reader reader, long length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(reader, length, dialect()));
        } else {
            delegate().setClob(plain, reader, length);
        }
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader value) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(value));
        } else {
            delegate().setNCharacterStream(plain, value);
        }
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader value, long length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(value, length, dialect()));
        } else {
            delegate().setNCharacterStream(plain, value, length);
        }
    }

    @Override
    public void setNClob(int parameterIndex, NClob value) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, value);
        } else {
            delegate().setNClob(plain, value);
        }
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(reader));
        } else {
            delegate().setNClob(plain, reader);
        }
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader, long length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.text(reader, length, dialect()));
        } else {
            delegate().setNClob(plain, reader, length);
        }
    }

    @Deprecated
    @Override
    public void setUnicodeStream(int parameterIndex, InputStream x, int length) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setContent(parameterIndex, false, SetterContent.unicode(x, length, dialect()));
        } else {
            delegate().setUnicodeStream(plain, x, length);
        }
    }
}
