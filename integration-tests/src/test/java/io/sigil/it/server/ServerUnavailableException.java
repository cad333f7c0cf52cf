package io.sigil.it.server;

/** This machine can't have the server; its tests are skipped by name. Anything else that goes wrong fails them. */
public final class ServerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason one line: what is missing, and what would supply it */
    public ServerUnavailableException(String reason) {
        super(reason);
    }
}
