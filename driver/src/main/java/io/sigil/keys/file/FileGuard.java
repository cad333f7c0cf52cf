package io.sigil.keys.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other writers of a file out, in this JVM and in others, by a lock on {@code <file>.lock} beside it. The lock file
 * stays: deleting it would let two writers hold locks on two files of one name. Readers need no lock.
 */
public final class FileGuard implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 5;

    private final Path file;
    private final FileChannel channel;

    private FileGuard(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits until this caller is the only writer, up to 10 seconds.
     *
     * @throws IOException when the lock file can't be made or another writer doesn't let go
     */
    public static FileGuard of(Path file) throws IOException {
        Path lockFile = DurableFile.directory(file).resolve(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(lockFile, DurableFile.writing(), DurableFile.ownerOnly());
        try {
            long giveUp = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
            while (tryLock(channel) == null) {
                if (System.nanoTime() - giveUp > 0) {
                    throw new IOException("another process holds " + lockFile);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + lockFile, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return new FileGuard(file, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisJvm) {
            return null;
        }
    }

    /** See {@link DurableFile#replace}. */
    public void replace(byte[] content) throws IOException {
        DurableFile.replace(file, content);
    }

    /** Lets go of the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
