package dev.leat.formats.csv;

import dev.leat.api.data.DataException;
import dev.leat.formats.cells.Cell;
import dev.leat.formats.cells.Cells;
import dev.leat.formats.lines.Block;
import dev.leat.formats.lines.Blocks;
import dev.leat.formats.lines.ByteOrderMark;
import dev.leat.formats.lines.LineBreaks;
import dev.leat.formats.lines.Scratch;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The first record of a file, with which all its columns are known.
///
/// @param fields its texts; null is an empty one
/// @param line the line that it starts in, from 1
/// @param start where it starts
/// @param after where the line after it starts
record CsvHead(List<String> fields, long line, long start, long after) {
    CsvHead {
        fields = List.copyOf(fields);
    }

    private static final long BLOCK = 64 << 10;
    private static final int MOST_COLUMNS = 100_000;

    /// Bytes of a name. What is longer is no name, and the column is named by its place.
    private static final int LONGEST_NAME = 4096;

    /// Reads it, after a byte order mark and the lines to be skipped.
    ///
    /// @return one without fields where the file has no record
    static CsvHead read(Blocks blocks, CsvSettings settings, String name, Arena arena)
            throws IOException, InterruptedException {
        long from = ByteOrderMark.end(blocks, name);
        long line = 1;
        for (; line <= settings.options().get(CsvOptions.SKIP); line++) {
            from = LineBreaks.ANY.next(blocks, from);
        }
        var structure = new Structure(arena.allocate(4L * (MOST_COLUMNS + Structure.ROOM), 64));
        while (true) {
            var place = new Place(name, line, from);
            Block block = record(blocks, structure, settings, place);
            if (structure.breaks == 0) {
                return new CsvHead(List.of(), line, block.stop(), block.stop());
            }
            long end = block.position(structure.bound(structure.count - 1));
            boolean comment = block.text().get(ValueLayout.JAVA_BYTE, Block.BEFORE)
                    == settings.dialect().comment();
            if (end > from && !comment) {
                List<String> fields = fields(structure, settings, arena, place);
                return new CsvHead(fields, line, from, LineBreaks.ANY.next(blocks, end));
            }
            from = LineBreaks.ANY.next(blocks, end);
            line++;
        }
    }

    /// Scans to the end of the record that starts at a place.
    private static Block record(Blocks blocks, Structure structure, CsvSettings settings, Place place)
            throws IOException, InterruptedException {
        long wanted = BLOCK;
        while (true) {
            Block block = blocks.load(place.position(), wanted);
            structure.restart(block.text(), Block.BEFORE, block.end());
            while (structure.breaks == 0 && structure.at < structure.end && structure.count < MOST_COLUMNS) {
                ScalarScan.scanTo(structure, settings.dialect(), structure.at + 1);
            }
            if (structure.count >= MOST_COLUMNS) {
                throw place.wrong("the first line has over " + MOST_COLUMNS + " fields");
            }
            if (structure.breaks > 0 || block.last()) {
                return block;
            }
            if (wanted > settings.shape(1).longest()) {
                throw place.wrong("the first line does not end within " + wanted + " bytes");
            }
            wanted *= 2;
        }
    }

    private static List<String> fields(Structure structure, CsvSettings settings, Arena arena, Place place) {
        var cell = new CsvCell(settings.rules(arena), true, new Scratch(arena));
        int count = structure.count - 1;
        Cells cells = new Cells(structure.text, structure.bounds, 1, 0, count, true);
        List<String> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Cell.Kind kind = cell.read(cells.text(), cells.start(i), cells.end(i));
            if (kind == Cell.Kind.WRONG) {
                String problem = cell.problem(cells.text(), cells.start(i), cells.end(i));
                throw place.wrong("in field " + (i + 1) + " of the first line: " + problem);
            }
            boolean named = kind == Cell.Kind.TEXT && cell.end() - cell.start() <= LONGEST_NAME;
            fields.add(named ? cell.string() : "");
        }
        return fields;
    }

    /// Where a record starts.
    private record Place(String name, long line, long position) {
        DataException wrong(String problem) {
            return new DataException(name, line, problem);
        }
    }
}
