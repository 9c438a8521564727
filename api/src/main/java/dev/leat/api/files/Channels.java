package dev.leat.api.files;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/// Whole segments through file channels, with errors that name the file, and interrupts as such.
///
/// An interrupt closes the channel that it lands on. So a channel here belongs to one thread, for one call or for one
/// output.
public final class Channels {

    // A byte buffer counts in int.
    private static final long MOST = 1 << 30;

    private Channels() {}

    /// Fills the segment from an offset of the file.
    ///
    /// @return fewer bytes than asked only at the end of the file
    public static long readAt(String name, FileChannel channel, long offset, MemorySegment into)
            throws IOException, InterruptedException {
        return fill(name, into, (part, done) -> channel.read(part.asByteBuffer(), offset + done));
    }

    /// Fills the segment with what comes next.
    ///
    /// @return fewer bytes than asked only at the end of the stream
    public static long readNext(String name, FileChannel channel, MemorySegment into)
            throws IOException, InterruptedException {
        return fill(name, into, (part, _) -> channel.read(part.asByteBuffer()));
    }

    /// Appends the segment.
    public static void write(String name, FileChannel channel, MemorySegment bytes)
            throws IOException, InterruptedException {
        fill(name, bytes, (part, _) -> channel.write(part.asByteBuffer()));
    }

    /// Does something with a channel that an interrupt may end.
    public static <T> T interruptibly(String name, Work<T> work) throws IOException, InterruptedException {
        try {
            return work.run();
        } catch (ClosedByInterruptException _) {
            Thread.interrupted();
            throw new InterruptedException("while at " + name);
        } catch (AccessDeniedException e) {
            throw denied(e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw named(name, e);
        }
    }

    private static long fill(String name, MemorySegment segment, Step step) throws IOException, InterruptedException {
        return interruptibly(name, () -> {
            long done = 0;
            while (done < segment.byteSize()) {
                int moved = step.move(segment.asSlice(done, Math.min(MOST, segment.byteSize() - done)), done);
                if (moved < 0) {
                    return done;
                }
                done += moved;
            }
            return done;
        });
    }

    private static FileSystemException named(String name, IOException cause) {
        FileSystemException named = new FileSystemException(name, null, cause.getMessage());
        named.initCause(cause);
        return named;
    }

    /// The bare exception says no more than the file's name.
    private static AccessDeniedException denied(AccessDeniedException cause) {
        AccessDeniedException denied = new AccessDeniedException(cause.getFile(), null, "permission denied");
        denied.initCause(cause);
        return denied;
    }

    /// What is done with a channel.
    public interface Work<T> {
        T run() throws IOException;
    }

    private interface Step {
        int move(MemorySegment part, long done) throws IOException;
    }
}
