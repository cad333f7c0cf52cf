package io.sigil.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** The setters of streams and large objects that take a parameter's name. Complete and boring. */
@NullUnmarked
abstract class NamedContent extends NamedOutputs {
    @Override
    public void setAsciiStream(String parameterName, InputStream x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setAsciiStream(parameterName, x);
        } else {
            setAsciiStream(index, x);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, InputStream x, int length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setAsciiStream(parameterName, x, length);
        } else {
            setAsciiStream(index, x, length);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, InputStream x, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setAsciiStream(parameterName, x, length);
        } else {
            setAsciiStream(index, x, length);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, InputStream x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBinaryStream(parameterName, x);
        } else {
            setBinaryStream(index, x);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, InputStream x, int length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBinaryStream(parameterName, x, length);
        } else {
            setBinaryStream(index, x, length);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, InputStream x, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBinaryStream(parameterName, x, length);
        } else {
            setBinaryStream(index, x, length);
        }
    }

    @Override
    public void setBlob(String parameterName, Blob x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBlob(parameterName, x);
        } else {
            setBlob(index, x);
        }
    }

    @Override
    public void setBlob(String parameterName, InputStream inputStream) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBlob(parameterName, inputStream);
        } else {
            setBlob(index, inputStream);
        }
    }

    @Override
    public void setBlob(String parameterName, InputStream inputStream, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBlob(parameterName, inputStream, length);
        } else {
            setBlob(index, inputStream, length);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, Reader reader) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setCharacterStream(parameterName, reader);
        } else {
            setCharacterStream(index, reader);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, Reader reader, int length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setCharacterStream(parameterName, reader, length);
        } else {
            setCharacterStream(index, reader, length);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, Reader reader, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setCharacterStream(parameterName, reader, length);
        } else {
            setCharacterStream(index, reader, length);
        }
    }

    @Override
    public void setClob(String parameterName, Clob x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setClob(parameterName, x);
        } else {
            setClob(index, x);
        }
    }

    @Override
    public void setClob(String parameterName, Reader reader) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setClob(parameterName, reader);
        } else {
            setClob(index, reader);
        }
    }

    @Override
    public void setClob(String parameterName, Reader reader, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setClob(parameterName, reader, length);
        } else {
            setClob(index, reader, length);
        }
    }

    @Override
    public void setNCharacterStream(String parameterName, Reader value) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNCharacterStream(parameterName, value);
        } else {
            setNCharacterStream(index, value);
        }
    }

    @Override
    public void setNCharacterStream(String parameterName, Reader value, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNCharacterStream(parameterName, value, length);
        } else {
            setNCharacterStream(index, value, length);
        }
    }

    @Override
    public void setNClob(String parameterName, NClob value) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNClob(parameterName, value);
        } else {
            setNClob(index, value);
        }
    }

    @Override
    public void setNClob(String parameterName, Reader reader) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNClob(parameterName, reader);
        } else {
            setNClob(index, reader);
        }
    }

    @Override
    public void setNClob(String parameterName, Reader reader, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNClob(parameterName, reader, length);
        } else {
            setNClob(index, reader, length);
        }
    }
}
