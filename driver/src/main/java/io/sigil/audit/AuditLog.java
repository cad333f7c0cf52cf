package io.sigil.audit;

import io.sigil.keys.file.FileGuard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Appends events to a file as lines of JSON. Each line ends with the SHA-256 of itself and of the line before it, so that a line
 * which was changed, moved, put in or taken out is found by {@link AuditChain}. What is cut off at the end is not: keep the
 * latest hash elsewhere, too.
 *
 * <p>Many JVMs may write to one file; a lock beside it orders them. No file stays open. Thread-safe.
 */
public final class AuditLog {
    private static final int LONGEST_LINE = 65_536;

    private final Path file;
    private final String process;

    /** @param file made when it is missing; its folder isn't */
    public AuditLog(Path file) {
        this.file = file.toAbsolutePath();
        process = AuditLine.field("user", System.getProperty("user.name", "?")) + ","
                + AuditLine.field("pid", String.valueOf(ProcessHandle.current().pid()));
    }

    /**
     * Appends one event.
     *
     * @param fields what happened, in this order; no value of a ruled column, no key
     * @throws IOException when the file can't be written; the event is lost then
     */
    public void append(String event, Map<String, String> fields) throws IOException {
        FileGuard guard = FileGuard.of(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            String before = lastHash(channel);
            String body = AuditLine.body(Instant.now().truncatedTo(ChronoUnit.MILLIS), event, process, fields, before);
            ByteBuffer line = ByteBuffer.wrap(AuditLine.sealed(body).getBytes(StandardCharsets.UTF_8));
            long end = channel.size();
            while (line.hasRemaining()) {
                end += channel.write(line, end);
            }
        } finally {
            guard.close();
        }
    }

    /** The hash in the last whole line; a line that was cut off stays, and breaks the chain where it is. */
    private static String lastHash(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LONGEST_LINE));
        long from = size - tail.capacity();
        while (tail.hasRemaining()) {
            int read = channel.read(tail, from + tail.position());
            if (read < 0) {
                break;
            }
        }
        String text = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8).stripTrailing();
        return AuditLine.hashIn(text.substring(text.lastIndexOf('\n') + 1));
    }

    /** Whether there is a log already. */
    public boolean exists() {
        return Files.exists(file);
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder();
            for (byte b : hash) {
                hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "audit log " + file;
    }
}
