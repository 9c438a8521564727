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

    private final ReentrantLock lock = new ReentrantLock();
    private final Output output;

    // Lives as long as the run.
    private final Arena arena;
    private final MemorySegment lineEnd;

    DivertRejections(Output output, MemoryBudget budget) {
        this.output = output;
        this.arena = budget.open("diverted rows");
        this.lineEnd = arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) '\n');
    }

    @Override
    public void take(Source source, Split split, Reject reject) throws IOException, InterruptedException {
        MemorySegment row = reject.record();
        lock.lockInterruptibly();
        try {
            output.write(row);
            if (!endsLine(row)) {
                output.write(lineEnd);
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
