package io.sigil.it.xa;

import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;

/** Keeps what a pooled connection tells. */
final class EventLog implements ConnectionEventListener, StatementEventListener {
    final List<String> names = new ArrayList<>();
    final List<Object> sources = new ArrayList<>();
    final List<Object> statements = new ArrayList<>();

    @Override
    public void connectionClosed(ConnectionEvent event) {
        note("connection closed", event.getSource(), null);
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        note("connection broken", event.getSource(), null);
    }

    @Override
    public void statementClosed(StatementEvent event) {
        note("statement closed", event.getSource(), event.getStatement());
    }

    @Override
    public void statementErrorOccurred(StatementEvent event) {
        note("statement broken", event.getSource(), event.getStatement());
    }

    private void note(String name, Object source, Object statement) {
        names.add(name);
        sources.add(source);
        if (statement != null) {
            statements.add(statement);
        }
    }
}
