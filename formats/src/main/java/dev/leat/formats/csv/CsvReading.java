package dev.leat.formats.csv;

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

/// Puts readers together. Closed by whoever does not make a reader of it.
///
/// @param schema all columns of the file
record CsvReading(Arena arena, Blocks blocks, Span span, Schema schema, CsvSettings settings) implements AutoCloseable {

    /// Opens a file at a place that is known to start a line.
    static CsvReading open(TextFile file, Span span, Schema schema, CsvSettings settings, long windowBytes) {
        var memory = settings.environment().memory();
        Arena arena = memory.open("csv read");
        try {
            Blocks blocks = file.blocks(windowBytes, arena, memory);
            return new CsvReading(arena, blocks, span, schema, settings);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Goes to the first line break before the span, and starts after it.
    CsvReading afterNextLineBreak() throws IOException, InterruptedException {
        boolean found = false;
        try {
            long start = LineBreaks.ANY.next(blocks, span.from() - 1);
            found = true;
            return new CsvReading(arena, blocks, new Span(start, span.to()), schema, settings);
        } finally {
            if (!found) {
                close();
            }
        }
    }

    /// A reader of some columns. What is open is its own from then on.
    CellReader reader(Scan scan) throws IOException {
        boolean made = false;
        try {
            CsvShape shape = settings.shape(schema.size());
            CsvLines lines = lines(shape);
            MemorySegment doubtful = arena.allocate(4L * shape.run() + Cells.ROOM_AFTER, 64);
            CellKernels kernels = CellKernels.of(settings.environment().kernels());
            var tools = new ReaderTools(kernels, settings.rules(arena), arena, doubtful);
            var reader = new CellReader(arena, blocks, lines, parser(scan, tools));
            made = true;
            return reader;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    /// Where a row starts in the text, rejected ones counted, from 0.
    long offset(long row) throws IOException, InterruptedException {
        return lines(settings.shape(schema.size())).skip(row);
    }

    private CsvLines lines(CsvShape shape) {
        return new CsvLines(
                blocks,
                CsvScan.of(settings.environment().kernels()),
                shape,
                span,
                new Scratch(arena),
                new Scratch(arena));
    }

    private RunParser parser(Scan scan, ReaderTools tools) {
        int[] fields = scan.columns().stream()
                .mapToInt(column -> schema.index(column.name()))
                .toArray();
        return RunParser.of(scan, fields, tools);
    }

    @Override
    public void close() throws IOException {
        try (arena) {
            blocks.close();
        }
    }
}
