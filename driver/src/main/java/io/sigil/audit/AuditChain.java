package io.sigil.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an audit log turned out to be when it was read. Immutable. */
public final class AuditChain {
    private final long lines;
    private final long broken;
    private final String hash;

    private AuditChain(long lines, long broken, String hash) {
        this.lines = lines;
        this.broken = broken;
        this.hash = hash;
    }

    /** Reads a whole log, up to the first line that isn't as it was written. */
    public static AuditChain verify(Path file) throws IOException {
        String hash = AuditLine.FIRST;
        long lines = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!AuditLine.follows(line, hash)) {
                    return new AuditChain(lines, lines + 1, hash);
                }
                lines++;
                hash = AuditLine.hashIn(line);
            }
        }
        return new AuditChain(lines, 0, hash);
    }

    /** How many lines are as they were written, from the first on. */
    public long lines() {
        return lines;
    }

    /** Whether every line is. */
    public boolean isWhole() {
        return broken == 0;
    }

    /** Number of the first line that was changed, moved, put in, or that follows one that was taken out; 0 when there is none. */
    public long broken() {
        return broken;
    }

    /** Hash of the last good line, 64 hexadecimal digits: compare it with the one that was kept elsewhere. */
    public String hash() {
        return hash;
    }

    @Override
    public String toString() {
        return isWhole() ? lines + " lines, " + hash : "broken at line " + broken;
    }
}
