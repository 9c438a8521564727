package dev.leat.spill;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Schema;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.api.spill.BatchWriter;
import dev.leat.api.spill.ByteAppender;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Parks rows in a file, which shows under its name once it is whole.
final class ParkedSink implements Sink {

    /// Bytes of a split.
    static final long SPLIT = 32L << 20;

    private final Output output;
    private final Schema schema;
    private final BlockForm form;
    private final BlockWriter blocks;
    private final BatchWriter batches;
    private final List<Long> starts = new ArrayList<>();
    private long written;
    private boolean closed;

    /// @param output is this sink's from now on
    ParkedSink(Output output, Schema schema, BlockForm form, MemoryBudget memory) throws IOException {
        this.output = output;
        this.schema = schema;
        this.form = form;
        boolean opened = false;
        try {
            this.blocks = new BlockWriter((block, _) -> write(block), 0, form, memory);
            try {
                this.batches = new BatchWriter(new Appending(blocks), schema, memory);
                opened = true;
            } finally {
                if (!opened) {
                    blocks.close();
                }
            }
        } finally {
            if (!opened) {
                output.close();
            }
        }
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        if (starts.isEmpty() || blocks.size() - starts.getLast() >= SPLIT) {
            starts.add(blocks.size());
        }
        batches.append(batch);
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        blocks.flush();
        var footer = new ParkedFooter(schema, form, blocks.index(), blocks.flushed(), List.copyOf(starts));
        try (Arena arena = Arena.ofConfined()) {
            write(arena.allocateFrom(ValueLayout.JAVA_BYTE, footer.bytes()));
        }
        output.publish();
    }

    @Override
    public long bytesWritten() {
        return written;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        batches.close();
        blocks.close();
        output.close();
    }

    private void write(MemorySegment bytes) throws IOException, InterruptedException {
        output.write(bytes);
        written += bytes.byteSize();
    }

    private record Appending(BlockWriter blocks) implements ByteAppender {
        @Override
        public long append(MemorySegment bytes) throws IOException, InterruptedException {
            long at = blocks.size();
            blocks.append(bytes);
            return at;
        }

        @Override
        public long size() {
            return blocks.size();
        }
    }
}
