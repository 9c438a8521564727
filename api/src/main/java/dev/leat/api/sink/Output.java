package dev.leat.api.sink;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Bytes being written under a name, which shows them only once they are whole. For one thread.
public interface Output extends AutoCloseable {

    /// What people call it: its path for files. How it ends may tell a format how to write.
    String name();

    /// Appends all bytes of a native segment.
    void write(MemorySegment bytes) throws IOException, InterruptedException;

    /// Makes everything written durable and visible under its name. Called once, at the end.
    void publish() throws IOException, InterruptedException;

    /// Gives up what was not published, and leaves nothing behind.
    @Override
    void close() throws IOException;
}
