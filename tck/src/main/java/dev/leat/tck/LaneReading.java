package dev.leat.tck;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.data.Table;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Reads sources as an engine does, with batches that are gone as soon as they were read.
public final class LaneReading {

    private LaneReading() {}

    /// All rows, split by split. A split that guessed its start wrong is opened again where the one before it
    /// ended.
    ///
    /// @param rows how many rows each batch asks for
    public static Table rows(Source source, Scan scan, IntSupplier rows) throws IOException, InterruptedException {
        List<List<Object>> all = new ArrayList<>();
        Map<String, Position> ends = new HashMap<>();
        for (Split split : source.splits(scan)) {
            Position before = ends.getOrDefault(split.lane(), Position.START);
            Part part = part(source, split, scan, Position.START, rows);
            if (split.continues() && !part.start().equals(before)) {
                part = part(source, split, scan, before, rows);
            }
            ends.put(split.lane(), part.end());
            all.addAll(part.rows().rows());
        }
        return new Table(new Schema(scan.columns()), all);
    }

    /// The rows of one split from a position on.
    public static Part part(Source source, Split split, Scan scan, Position from, IntSupplier rows)
            throws IOException, InterruptedException {
        Schema schema = new Schema(scan.columns());
        List<List<Object>> all = new ArrayList<>();
        List<Rejected> rejects = new ArrayList<>();
        try (Reader reader = source.open(split, scan, from)) {
            Step step = step(reader, schema, rows.getAsInt());
            Position start = reader.start();
            while (step.more()) {
                for (Rejected reject : step.rejects()) {
                    rejects.add(reject.after(all.size()));
                }
                all.addAll(step.rows().rows());
                step = step(reader, schema, rows.getAsInt());
            }
            return new Part(start, new Table(schema, all), rejects, reader.position());
        }
    }

    /// One call of `read`, with memory that ends with it.
    static Step step(Reader reader, Schema schema, int rows) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            var lent = new BatchBuilder(schema, rows, arena);
            boolean more = reader.read(lent);
            Batch batch = lent.build(Origin.NOWHERE);
            Table read = Table.of(batch);
            List<Rejected> rejects = lent.rejects().stream().map(Rejected::of).toList();
            lent.release();
            return new Step(more, read, rejects);
        }
    }

    /// What a reader read.
    ///
    /// @param start where it took its first row to start
    /// @param end its position at the end
    public record Part(Position start, Table rows, List<Rejected> rejects, Position end) {}

    /// @param more what `read` returned
    record Step(boolean more, Table rows, List<Rejected> rejects) {}

    /// A row that was rejected.
    ///
    /// @param before how many rows stand before it
    public record Rejected(long before, long offset, String column, String problem, List<Byte> record) {

        static Rejected of(Reject reject) {
            if (!reject.record().isNative()) {
                throw new AssertionError("a rejected record in memory that is not the batch's");
            }
            List<Byte> bytes = new ArrayList<>();
            for (byte b : reject.record().toArray(ValueLayout.JAVA_BYTE)) {
                bytes.add(b);
            }
            return new Rejected(reject.before(), reject.offset(), reject.column(), reject.problem(), bytes);
        }

        Rejected after(int rows) {
            return new Rejected(rows + before, offset, column, problem, record);
        }
    }
}
