package dev.leat.formats.ndjson;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.infer.ExplicitSchema;
import dev.leat.formats.lines.Blocks;
import dev.leat.formats.lines.ByteOrderMark;
import dev.leat.formats.lines.LineBreaks;
import dev.leat.formats.lines.Span;
import dev.leat.formats.lines.TextFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// Opens files as one source: finds out what the columns are from the first rows of the first files.
final class NdjsonOpening {

    private static final long WINDOW = 64 << 10;

    /// Of a pipe only so much can be read again, with what lies in buffers (a store keeps a megabyte).
    private static final long MOST_OF_STREAM = 512 << 10;

    private final NdjsonSettings settings;

    NdjsonOpening(NdjsonSettings settings) {
        this.settings = settings;
    }

    NdjsonSource open(Store store, List<Blob> blobs) throws IOException, InterruptedException {
        List<TextFile> files = new ArrayList<>();
        for (Blob blob : blobs) {
            TextFile file = TextFile.of(store, blob, LineBreaks.FEED);
            files.add(file.startingAt(start(file)));
        }
        return new NdjsonSource(files, schema(files), settings);
    }

    private long start(TextFile file) throws IOException, InterruptedException {
        var memory = settings.environment().memory();
        try (Arena arena = memory.open("ndjson start");
                Blocks blocks = file.blocks(WINDOW, arena, memory)) {
            return ByteOrderMark.end(blocks, file.name());
        }
    }

    private Schema schema(List<TextFile> files) throws IOException, InterruptedException {
        String given = settings.options().get(NdjsonOptions.SCHEMA);
        if (given.isEmpty()) {
            Sample sample = sample(files, true);
            Schema guessed = sample.schema();
            if (sample.nameless()) {
                throw new DataException(
                        files.getFirst().name(),
                        0,
                        "there are values under the key \"\", which cannot name a column; name the columns that are wanted"
                                + " by ndjson.schema");
            }
            if (guessed.size() == 0) {
                throw new DataException(
                        files.getFirst().name(),
                        1,
                        "there is no row with a value that would tell what the columns are");
            }
            return guessed;
        }
        Schema schema = ExplicitSchema.parse(given);
        boolean moments = schema.fields().stream().anyMatch(field -> field.type() instanceof Type.Timestamp);
        return moments ? sample(files, false).spelled(schema) : schema;
    }

    /// Looks at the first rows of the files, in order. Those that are wrong are left out.
    ///
    /// @param guessing whether all columns are to be found, and not only what is known of those that were named
    private Sample sample(List<TextFile> files, boolean guessing) throws IOException, InterruptedException {
        var sample = new Sample();
        long rest = settings.options().get(NdjsonOptions.SAMPLE);
        for (TextFile file : files) {
            long end = file.endless() ? MOST_OF_STREAM : file.span().to();
            try (NdjsonReading reading = NdjsonReading.open(file, new Span(file.rows(), end), settings, WINDOW)) {
                rest = sample(reading.lines(), file, sample, rest, guessing);
            }
            if (rest == 0) {
                return sample;
            }
        }
        return sample;
    }

    /// @return how many rows are still to be looked at
    private static long sample(JsonLines lines, TextFile file, Sample sample, long rows, boolean guessing)
            throws IOException, InterruptedException {
        long rest = rows;
        while (rest > 0 && (lines.available() > 0 || lines.refill())) {
            lines.problems().clear();
            while (rest > 0 && lines.available() > 0) {
                if (!sample.row(lines.text(), lines.start(lines.next()), lines.end(lines.next()))) {
                    if (!guessing) {
                        return 0;
                    }
                    throw new DataException(
                            file.name(),
                            rows - rest + 1,
                            "rows up to this one have more than " + Sample.MOST_KEYS
                                    + " different keys; name the columns that are wanted by ndjson.schema");
                }
                lines.advance(1);
                rest--;
            }
        }
        return rest;
    }
}
