package io.sigil.cli;

import io.sigil.operations.Severity;
import picocli.CommandLine.Help.Ansi;

/** Colours that mean something; none where nobody sees them. Immutable. */
final class Paint {
    private final boolean on;

    Paint(boolean on) {
        this.on = on;
    }

    String heading(String text) {
        return styled(text, Ansi.Style.bold);
    }

    String good(String text) {
        return styled(text, Ansi.Style.fg_green);
    }

    String bad(String text) {
        return styled(text, Ansi.Style.fg_red, Ansi.Style.bold);
    }

    String doubtful(String text) {
        return styled(text, Ansi.Style.fg_yellow);
    }

    String faint(String text) {
        return styled(text, Ansi.Style.faint);
    }

    /** A text in the colour of its severity. */
    String by(Severity severity, String text) {
        switch (severity) {
            case ERROR:
                return bad(text);
            case WARNING:
                return doubtful(text);
            case NOTE:
                return faint(text);
        }
        throw new AssertionError(severity);
    }

    private String styled(String text, Ansi.IStyle... styles) {
        return on && !text.isEmpty() ? Ansi.Style.on(styles) + text + Ansi.Style.off(styles) : text;
    }
}
