package io.sigil.cli;

/** What a command tells the shell. Documented in docs/operations.md; a number never changes its meaning. */
public enum ExitCode {
    /** Done, and nothing to remark. */
    DONE(0),
    /** Done, and something was found that somebody has to look at. */
    FINDINGS(1),
    /** The command line is wrong. Nothing was begun. */
    USAGE(2),
    /** Refused: rules, schema or state don't allow it. Nothing was changed, or the message says what was. */
    REFUSED(3),
    /** The database failed or can't be reached. */
    DATABASE(4),
    /** Keys, the key store or the key service failed. */
    KEYS(5),
    /** A fault of the program. */
    FAULT(70),
    /** Interrupted, as by Ctrl-C; run the same command again to go on. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** 0 to 255. */
    public int number() {
        return number;
    }
}
