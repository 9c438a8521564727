package dev.leat.core.run;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.sink.Output;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// They are written to a file as they were, a line each. Of a row that is no text, the line says where it is and what
/// is wrong with it.
final class DivertRejections implements Rejections {

    /// How much of a line is written at once.
    private static final int TEXT = 4096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Output output;

    // Lives as long as the run.
    private final Arena arena;
    private final MemorySegment lineEnd;
    private final MemorySegment text;

    /// @param output is closed with this, also where there is no memory for it
    DivertRejections(Output output, MemoryBudget budget) throws IOException {
        this.output = output;
        this.arena = budget.open("diverted rows");
        try {
            this.lineEnd = arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) '\n');
            this.text = arena.allocate(TEXT);
        } catch (MemoryExceededException e) {
            close();
            throw e;
        }
    }

    @Override
    public void take(Judged row) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (row.record().isPresent()) {
                write(row.record().get());
            } else {
                write(Objects.requireNonNull(row.problem().getMessage()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void write(MemorySegment record) throws IOException, InterruptedException {
        output.write(record);
        if (!endsLine(record)) {
            output.write(lineEnd);
        }
    }

    private void write(String line) throws IOException, InterruptedException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += TEXT) {
            int length = Math.min(TEXT, bytes.length - from);
            MemorySegment.copy(bytes, from, text, ValueLayout.JAVA_BYTE, 0, length);
            output.write(text.asSlice(0, length));
        }
        output.write(lineEnd);
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
