package dev.leat.tck;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Schema;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.fakes.ListSource;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/// A source whose readers are made into others.
///
/// @param broken makes a good reader a bad one
record Readers(ListSource source, UnaryOperator<Reader> broken) implements Source {

    @Override
    public Schema schema() {
        return source.schema();
    }

    @Override
    public List<Split> splits(Scan scan) {
        return source.splits(scan);
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) {
        return broken.apply(source.open(split, scan, from));
    }

    @Override
    public void close() {}

    /// Passes everything on.
    interface Wrapped extends Reader {

        Reader reader();

        @Override
        default boolean read(BatchBuilder lent) throws IOException, InterruptedException {
            return reader().read(lent);
        }

        @Override
        default Position position() {
            return reader().position();
        }

        @Override
        default Position start() {
            return reader().start();
        }

        @Override
        default void close() throws IOException {
            reader().close();
        }
    }
}
