package dev.leat.formats.csv.write;

import dev.leat.api.sink.Output;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Keeps what was written, and whether it was published.
final class MemoryOutput implements Output {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean published = false;
    private boolean closed = false;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void write(MemorySegment segment) {
        bytes.writeBytes(segment.toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public void publish() {
        published = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    boolean published() {
        return published;
    }

    boolean closed() {
        return closed;
    }
}
