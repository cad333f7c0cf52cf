package io.sigil.it.canary;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * All that is logged while it is open, at every level: {@code java.util.logging} (and System.Logger, which ends there)
 * with parameters and stack traces, standard output and standard error.
 */
public final class LogCapture implements AutoCloseable {
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private final PrintStream originalOut = System.out;
    private final PrintStream originalErr = System.err;
    private final Logger root = Logger.getLogger("");
    private final Level originalLevel = root.getLevel();
    private final Handler handler = new CapturingHandler();

    private LogCapture() {}

    /** Begins to listen. */
    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        System.setOut(capture.tee(capture.originalOut));
        System.setErr(capture.tee(capture.originalErr));
        capture.root.addHandler(capture.handler);
        capture.root.setLevel(Level.ALL);
        return capture;
    }

    /** What was logged so far. */
    public String text() {
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        root.setLevel(originalLevel);
        root.removeHandler(handler);
        System.setOut(originalOut);
        System.setErr(originalErr);
    }

    private void write(String text) {
        captured.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private PrintStream tee(PrintStream original) {
        return new PrintStream(new Tee(original), true, StandardCharsets.UTF_8);
    }

    private final class Tee extends OutputStream {
        private final PrintStream original;

        Tee(PrintStream original) {
            this.original = original;
        }

        @Override
        public void write(int b) {
            captured.write(b);
            original.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            captured.write(bytes, offset, length);
            original.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            original.flush();
        }
    }

    private final class CapturingHandler extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        CapturingHandler() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logRecord) {
            StringWriter text = new StringWriter();
            PrintWriter out = new PrintWriter(text);
            out.println(formatter.formatMessage(logRecord));
            Object[] parameters = logRecord.getParameters();
            if (parameters != null) {
                for (Object parameter : parameters) {
                    out.println(parameter);
                }
            }
            if (logRecord.getThrown() != null) {
                logRecord.getThrown().printStackTrace(out);
            }
            LogCapture.this.write(text.toString());
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
