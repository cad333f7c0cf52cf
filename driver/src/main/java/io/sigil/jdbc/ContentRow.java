package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.NullUnmarked;

/** The update methods of streams and large objects: a ruled column of the row gets a cell. Complete and boring. */
@NullUnmarked
abstract class ContentRow extends LabelRoutedResultSet {
    final RowUpdater updater;
    private final Dialect dialect;

    ContentRow(ResultSet delegate, Statement statement, EngineSession session, RowUpdater updater) {
        super(delegate, statement, session);
        this.updater = updater;
        this.dialect = session.dialect();
    }

    final Dialect dialect() {
        return dialect;
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.ascii(x, dialect()));
        } else {
            delegate().updateAsciiStream(columnIndex, x);
        }
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream x, int length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.ascii(x, length, dialect()));
        } else {
            delegate().updateAsciiStream(columnIndex, x, length);
        }
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream x, long length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.ascii(x, length, dialect()));
        } else {
            delegate().updateAsciiStream(columnIndex, x, length);
        }
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.bytes(x));
        } else {
            delegate().updateBinaryStream(columnIndex, x);
        }
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream x, int length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.bytes(x, length, dialect()));
        } else {
            delegate().updateBinaryStream(columnIndex, x, length);
        }
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream x, long length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.bytes(x, length, dialect()));
        } else {
            delegate().updateBinaryStream(columnIndex, x, length);
        }
    }

    @Override
    public void updateBlob(int columnIndex, Blob x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateBlob(columnIndex, x);
        }
    }

    @Override
    public void updateBlob(int columnIndex, InputStream inputStream) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.bytes(inputStream));
        } else {
            delegate().updateBlob(columnIndex, inputStream);
        }
    }

    @Override
    public void updateBlob(int columnIndex, InputStream inputStream, long length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.bytes(inputStream, length, dialect()));
        } else {
            delegate().updateBlob(columnIndex, inputStream, length);
        }
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(x));
        } else {
            delegate().updateCharacterStream(columnIndex, x);
        }
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader x, int length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(x, length, dialect()));
        } else {
            delegate().updateCharacterStream(columnIndex, x, length);
        }
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader x, long length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(x, length, dialect()));
        } else {
            delegate().updateCharacterStream(columnIndex, x, length);
        }
    }

    @Override
    public void updateClob(int columnIndex, Clob x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateClob(columnIndex, x);
        }
    }

    @Override
    public void updateClob(int columnIndex, Reader reader) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(reader));
        } else {
            delegate().updateClob(columnIndex, reader);
        }
    }

    @Override
    public void updateClob(int columnIndex, Reader reader, long length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(reader, length, dialect()));
        } else {
            delegate().updateClob(columnIndex, reader, length);
        }
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(x));
        } else {
            delegate().updateNCharacterStream(columnIndex, x);
        }
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader x, long length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(x, length, dialect()));
        } else {
            delegate().updateNCharacterStream(columnIndex, x, length);
        }
    }

    @Override
    public void updateNClob(int columnIndex, NClob nClob) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, nClob);
        } else {
            delegate().updateNClob(columnIndex, nClob);
        }
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(reader));
        } else {
            delegate().updateNClob(columnIndex, reader);
        }
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader, long length) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.text(reader, length, dialect()));
        } else {
            delegate().updateNClob(columnIndex, reader, length);
        }
    }
}
