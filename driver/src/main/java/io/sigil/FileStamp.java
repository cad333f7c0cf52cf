package io.sigil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What tells cheaply that a file is another one than before. Links are followed. Immutable. */
final class FileStamp {
    /** Two writes within this time may leave one file time. */
    private static final long SETTLED_MILLIS = 100;

    private final FileTime modified;
    private final long size;
    private final @Nullable Object key;
    private final boolean settled;

    private FileStamp(BasicFileAttributes attributes, long nowMillis) {
        this.modified = attributes.lastModifiedTime();
        this.size = attributes.size();
        this.key = attributes.fileKey();
        this.settled = Math.abs(nowMillis - modified.to(TimeUnit.MILLISECONDS)) > SETTLED_MILLIS;
    }

    static FileStamp of(Path file) throws IOException {
        return new FileStamp(Files.readAttributes(file, BasicFileAttributes.class), System.currentTimeMillis());
    }

    /** Whether a file that was changed after the stamp was taken surely has another stamp. */
    boolean isSettled() {
        return settled;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof FileStamp)) {
            return false;
        }
        FileStamp that = (FileStamp) other;
        return modified.equals(that.modified) && size == that.size && Objects.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(modified, size);
    }

    @Override
    public String toString() {
        return modified + ", " + size + " bytes";
    }
}
