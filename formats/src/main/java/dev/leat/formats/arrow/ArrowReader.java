package dev.leat.formats.arrow;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.formats.arrow.columns.Bodies;
import dev.leat.formats.arrow.columns.Body;
import dev.leat.formats.arrow.columns.ColumnReaders;
import dev.leat.formats.arrow.columns.Dictionaries;
import dev.leat.formats.arrow.columns.Filler;
import dev.leat.formats.arrow.columns.Lending;
import dev.leat.formats.arrow.columns.Place;
import dev.leat.formats.arrow.metadata.Envelope;
import dev.leat.formats.arrow.metadata.Message;
import dev.leat.formats.arrow.metadata.Messages;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.convert.Rejections;
import dev.leat.formats.convert.RowRemoval;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads record batches into batches, of each as many rows at a time as are asked for.
final class ArrowReader implements Reader {

    /// A batch that does not end with its record batch ends where the next starts at a whole word of bits.
    private static final int WORD = 64;

    private final Arena arena;
    private final ArrowFile file;
    private final Bodies bodies;
    private final Dictionaries dictionaries;
    private final Walk walk;
    private final List<Filler> columns;
    private final Rejections rejections = new Rejections();
    private @Nullable Place place;
    private Mark mark;
    private long rowsRead = 0;
    private long bytesRead = 0;

    private ArrowReader(
            Arena arena,
            ArrowFile file,
            Bodies bodies,
            Dictionaries dictionaries,
            Walk walk,
            List<Filler> columns,
            Mark mark) {
        this.arena = arena;
        this.file = file;
        this.bodies = bodies;
        this.dictionaries = dictionaries;
        this.walk = walk;
        this.columns = columns;
        this.mark = mark;
    }

    static ArrowReader open(ArrowFile file, SplitToken token, Mark mark, Scan scan, MemoryBudget memory) {
        Arena arena = memory.open("arrow read");
        boolean made = false;
        try {
            var bodies = new Bodies(file.store(), file.blob(), memory);
            var dictionaries = new Dictionaries(memory);
            List<Filler> columns = new ArrayList<>();
            for (Field field : scan.columns()) {
                columns.add(ColumnReaders.open(
                        file.leaf(field.name()), field, columns.size(), scan.digits(), dictionaries, arena));
            }
            var messages = new Messages(file.store(), file.blob(), memory);
            var walk = new Walk(file, mark.batch(), token.to(), messages, bodies, dictionaries);
            made = true;
            return new ArrowReader(arena, file, bodies, dictionaries, walk, columns, mark);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    @Override
    public boolean read(BatchBuilder batch) throws IOException, InterruptedException {
        try {
            Optional<Place> at = more();
            if (at.isEmpty()) {
                return false;
            }
            fill(batch, at.get());
            return true;
        } catch (InternalError e) {
            // So the JVM tells that a mapped page is gone.
            throw new IOException(file.name() + " changed while it was read", e);
        }
    }

    /// Goes to the next record batch where this one is at its end.
    private Optional<Place> more() throws IOException, InterruptedException {
        Place at = place;
        while (at == null || mark.row() >= at.parts().rows()) {
            if (at != null) {
                rowsRead += at.parts().rows();
                mark = new Mark(walk.next(), 0);
                place = null;
                at.body().close();
            }
            Optional<Walk.Step> step = walk.step();
            if (step.isEmpty()) {
                mark = new Mark(walk.next(), 0);
                return Optional.empty();
            }
            mark = new Mark(step.get().batch(), step.get().batch() == mark.batch() ? mark.row() : 0);
            at = opened(step.get().envelope());
            place = at;
        }
        return Optional.of(at);
    }

    private Place opened(Envelope envelope) throws IOException, InterruptedException {
        Parts parts = ((Message.Rows) envelope.message()).parts();
        Set<Integer> wanted = new TreeSet<>();
        for (Filler column : columns) {
            column.want(parts, wanted);
        }
        Body body = bodies.open(envelope, parts, wanted);
        bytesRead += envelope.metadataBytes();
        for (int buffer : wanted) {
            bytesRead += parts.bytes(buffer);
        }
        boolean sound = false;
        try {
            var opened = new Place(file.name(), envelope, parts, body);
            for (Filler column : columns) {
                column.of(opened);
            }
            sound = true;
            return opened;
        } finally {
            if (!sound) {
                body.close();
            }
        }
    }

    private void fill(BatchBuilder batch, Place at) throws IOException, InterruptedException {
        int row = mark.row();
        int count = Math.min(batch.capacity(), at.parts().rows() - row);
        var lending = new Lending();
        boolean made = false;
        try {
            for (Filler column : columns) {
                count = column.begin(row, count, lending);
            }
            if (count > WORD && row + count < at.parts().rows()) {
                count -= (row + count) % WORD;
            }
            rejections.clear();
            for (Filler column : columns) {
                column.convert(batch, count, lending, rejections);
            }
            batch.rows(count);
            if (rejections.none()) {
                for (Filler column : columns) {
                    column.lend(batch, count, lending);
                }
            } else {
                for (Filler column : columns) {
                    column.copy(batch, count, lending);
                }
                reject(batch, row);
                RowRemoval.remove(batch, rejections.byRow().keySet());
            }
            for (Filler column : columns) {
                column.finish(batch, lending);
            }
            made = true;
        } finally {
            lending.end(made);
        }
        mark = new Mark(mark.batch(), row + count);
        batch.bytesRead(bytesRead);
        bytesRead = 0;
    }

    private void reject(BatchBuilder batch, int from) throws IOException, InterruptedException {
        long first = walk.rowsBefore(rowsRead) + from;
        int rejected = 0;
        for (Map.Entry<Integer, Rejections.Rejection> entry : rejections.byRow().entrySet()) {
            int row = entry.getKey();
            Rejections.Rejection rejection = entry.getValue();
            String line = file.name() + ":" + (first + row + 1) + ": column '" + rejection.column() + "': "
                    + rejection.problem() + "\n";
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            MemorySegment record = batch.allocate(bytes.length).asSlice(0, bytes.length);
            MemorySegment.copy(bytes, 0, record, ValueLayout.JAVA_BYTE, 0, bytes.length);
            batch.reject(new Reject(row - rejected++, first + row, rejection.column(), rejection.problem(), record));
        }
    }

    @Override
    public Position position() {
        return mark.position();
    }

    @Override
    public void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        try (arena;
                bodies;
                dictionaries) {
            Place at = place;
            if (at != null) {
                place = null;
                at.body().close();
            }
        }
    }
}
