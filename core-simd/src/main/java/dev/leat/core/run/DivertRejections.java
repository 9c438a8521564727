package dev.leat.core.run;

import dev.leat.api.data.Reject;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.ReentrantLock;

/// They are written to a file as they were, a line each.
final class DivertRejections implements Rejections {

    private static final long CHUNK = 64 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Output output;

    // Lives as long as the run: records come on any thread, and outputs take native memory only.
    private final Arena arena;
    private final MemorySegment chunk;

    DivertRejections(Output output, MemoryBudget budget) {
        this.output = output;
        this.arena = budget.open("diverted rows");
        this.chunk = arena.allocate(CHUNK);
    }

    @Override
    public void take(Source source, Split split, Reject reject) throws IOException, InterruptedException {
        MemorySegment row = reject.record();
        lock.lockInterruptibly();
        try {
            for (long at = 0; at < row.byteSize(); at += CHUNK) {
                long bytes = Math.min(CHUNK, row.byteSize() - at);
                MemorySegment.copy(row, at, chunk, 0, bytes);
                output.write(chunk.asSlice(0, bytes));
            }
            if (!endsLine(row)) {
                chunk.set(ValueLayout.JAVA_BYTE, 0, (byte) '\n');
                output.write(chunk.asSlice(0, 1));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        output.publish();
    }

    @Override
    public void close() throws IOException {
        try (arena) {
            output.close();
        }
    }

    private static boolean endsLine(MemorySegment row) {
        return row.byteSize() > 0 && row.get(ValueLayout.JAVA_BYTE, row.byteSize() - 1) == '\n';
    }
}
