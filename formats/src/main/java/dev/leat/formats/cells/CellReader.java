package dev.leat.formats.cells;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.formats.lines.Blocks;
import dev.leat.formats.lines.Span;
import java.io.IOException;
import java.lang.foreign.Arena;

/// Reads the records of a stretch of a text into batches.
///
/// A run of a few thousand fields is scanned and parsed column by column while its text is in the cache.
public final class CellReader implements Reader {

    private final Arena arena;
    private final Blocks blocks;
    private final Lines lines;
    private final RunParser parser;
    private final long start;
    private long reported;

    /// @param arena the reader's own, closed with it
    public CellReader(Arena arena, Blocks blocks, Lines lines, RunParser parser) {
        this.arena = arena;
        this.blocks = blocks;
        this.lines = lines;
        this.parser = parser;
        this.start = lines.position();
        this.reported = blocks.stored(start);
    }

    @Override
    public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
        try {
            return fill(lent);
        } catch (InternalError e) {
            // What touching a mapped file throws that has become shorter.
            blocks.check();
            throw e;
        }
    }

    private boolean fill(BatchBuilder batch) throws IOException, InterruptedException {
        parser.begin(batch);
        boolean more = true;
        while (more && batch.rows() < batch.capacity() && !parser.tooManyRejects()) {
            more = lines.available() > 0 || lines.refill();
            if (lines.available() > 0) {
                parser.parse(lines, Math.min(lines.available(), batch.capacity() - batch.rows()), batch);
            }
            parser.reportStrays(lines, batch.rows(), batch);
        }
        boolean filled = batch.rows() > 0 || parser.rejects() > 0;
        if (parser.rejects() > 0) {
            // What looks wrong may be a file that changed.
            blocks.check();
        }
        parser.finish(batch);
        long stored = blocks.stored(lines.position());
        batch.bytesRead(Math.max(0, stored - reported));
        reported = stored;
        return filled || more;
    }

    @Override
    public Position position() {
        return Span.position(lines.position(), lines.within());
    }

    @Override
    public Position start() {
        return new Position(Long.toString(start));
    }

    @Override
    public void close() throws IOException {
        if (!arena.scope().isAlive()) {
            return;
        }
        try (arena) {
            blocks.close();
        }
    }
}
