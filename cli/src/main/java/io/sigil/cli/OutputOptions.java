package io.sigil.cli;

import picocli.CommandLine.Option;

/** How results are shown. Filled by picocli. */
final class OutputOptions {
    @Option(names = "--json", description = "One JSON object for each line, for programs.")
    boolean json;

    @Option(names = "--verbose", description = "Stack traces of errors.")
    boolean verbose;

    @Option(names = "--no-color", description = "No colours; so do NO_COLOR, and output that isn't a terminal.")
    boolean noColor;

    Screen screen(Shell shell) {
        return new Screen(shell.out(), json, new Paint(hasColours(shell)));
    }

    /** See no-color.org. */
    boolean hasColours(Shell shell) {
        return !json && !noColor && shell.isTerminal() && shell.variable("NO_COLOR") == null;
    }
}
