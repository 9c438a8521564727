package dev.leat.formats.ndjson;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.source.Scan;
import dev.leat.formats.cells.CellKernels;
import dev.leat.formats.cells.CellReader;
import dev.leat.formats.cells.Cells;
import dev.leat.formats.cells.ReaderTools;
import dev.leat.formats.cells.RunParser;
import dev.leat.formats.lines.Blocks;
import dev.leat.formats.lines.LineBreaks;
import dev.leat.formats.lines.Scratch;
import dev.leat.formats.lines.Span;
import dev.leat.formats.lines.TextFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/// Puts readers together. Closed by whoever does not make a reader of it.
record NdjsonReading(Arena arena, Blocks blocks, Span span, NdjsonSettings settings) implements AutoCloseable {

    /// No columns, of which rows are told from other lines nevertheless.
    private static final Schema NO_COLUMNS = new Schema(List.of());

    /// Opens a file at a place that is known to start a line.
    static NdjsonReading open(TextFile file, Span span, NdjsonSettings settings, long windowBytes) {
        var memory = settings.environment().memory();
        Arena arena = memory.open("ndjson read");
        try {
            return new NdjsonReading(arena, file.blocks(windowBytes, arena, memory), span, settings);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Goes to the first line break before the span, and starts after it.
    NdjsonReading afterNextLineBreak() throws IOException, InterruptedException {
        boolean found = false;
        try {
            long start = LineBreaks.FEED.next(blocks, span.from() - 1);
            found = true;
            return new NdjsonReading(arena, blocks, new Span(start, span.to()), settings);
        } finally {
            if (!found) {
                close();
            }
        }
    }

    /// A reader of some columns. What is open is its own from then on.
    CellReader reader(Schema schema, Scan scan) throws IOException {
        boolean made = false;
        try {
            List<Field> columns = scan.columns();
            JsonLines lines = lines(schema, columns);
            MemorySegment doubtful = arena.allocate(4L * JsonLines.run(columns.size()) + Cells.ROOM_AFTER, 64);
            CellKernels kernels = CellKernels.of(settings.environment().kernels());
            var tools = new ReaderTools(kernels, new JsonForm(), arena, doubtful);
            int[] fields = IntStream.range(0, columns.size()).toArray();
            var reader = new CellReader(arena, blocks, lines, RunParser.of(scan, fields, tools));
            made = true;
            return reader;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    /// The rows without their values.
    JsonLines lines() {
        return lines(NO_COLUMNS, List.of());
    }

    private JsonLines lines(Schema schema, List<Field> columns) {
        boolean strict = settings.rejectsUnknown() && schema.size() > 0;
        Keys keys = Keys.of(schema, columns, strict, arena);
        var row = new JsonRow(keys, columns, strict);
        return new JsonLines(blocks, row, columns.size(), settings.longest(), span, new Scratch(arena));
    }

    @Override
    public void close() throws IOException {
        try (arena) {
            blocks.close();
        }
    }
}
