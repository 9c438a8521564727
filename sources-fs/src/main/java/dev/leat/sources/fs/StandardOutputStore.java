package dev.leat.sources.fs;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.List;

/// What the process writes to file descriptor 1, under any URI. What is written there is seen at once, and cannot be
/// taken back. There is nothing to read.
///
/// An interrupt in the midst of a write ends standard output for the whole process.
final class StandardOutputStore implements Store {

    private static final String NAME = "standard output";

    @Override
    public List<Blob> list(URI uri) {
        throw notReadable();
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) {
        throw notReadable();
    }

    @Override
    public Window window(Blob blob, long offset, long bytes) {
        throw notReadable();
    }

    @Override
    @SuppressWarnings("resource") // closing the stream would close the descriptor
    public Output write(URI uri, Existing existing) {
        return ChannelOutput.borrowed(NAME, new FileOutputStream(FileDescriptor.out).getChannel());
    }

    @Override
    public void close() {}

    private static IllegalArgumentException notReadable() {
        return new IllegalArgumentException(NAME + " can be written to, not read; standard input is /dev/stdin");
    }
}
