package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Bytes that come once, in order, and without saying how many.
final class PipedStreamTest {

    private static final Table ROWS = RandomBatches.of(5).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 2000);

    @Test
    void streamsAreReadInOrder() throws Exception {
        for (String compression : List.of("none", "lz4", "zstd")) {
            byte[] stream = Arrow.written(
                    new ArrowStreamProvider(), Map.of("batch", "32KiB", "compression", compression), ROWS, 300);

            assertThat(read(stream, ROWS.schema().fields()).rows()).isEqualTo(ROWS.rows());
        }
    }

    @Test
    void filesAreReadInOrderUpToTheirFooter() throws Exception {
        var plain = ROWS.select(ROWS.schema().names().subList(0, 10));
        byte[] file = Arrow.written(new ArrowProvider(), Map.of("batch", "32KiB"), plain, 300);

        assertThat(read(file, plain.schema().fields()).rows()).isEqualTo(plain.rows());
    }

    @Test
    void whatIsNotWantedIsPassedOver() throws Exception {
        byte[] stream = Arrow.written(new ArrowStreamProvider(), Map.of("batch", "32KiB"), ROWS, 300);
        List<Field> some = List.of(ROWS.schema().field(2), ROWS.schema().field(14));

        assertThat(read(stream, some))
                .isEqualTo(ROWS.select(some.stream().map(Field::name).toList()));
    }

    @Test
    void aStreamThatIsCutShortSaysSo() throws Exception {
        byte[] stream = Arrow.written(new ArrowStreamProvider(), Map.of("batch", "32KiB"), ROWS, 300);

        assertThatThrownBy(() -> read(
                        Arrays.copyOf(stream, stream.length - 3000),
                        ROWS.schema().fields()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it ends within");
    }

    private static Table read(byte[] bytes, List<Field> columns) throws Exception {
        var budget = new ArenaBudget(64 << 20);
        Environment environment = budget.environment();
        try (Source source = Arrow.format(new ArrowStreamProvider(), Map.of(), environment)
                .source(new Pipe(bytes), List.of(new Blob(Arrow.NAME, -1, "")))) {
            return LaneReading.rows(source, Arrow.scan(columns), () -> 500);
        } finally {
            assertThat(budget.used()).isZero();
        }
    }

    /// The first kilobytes can be read again.
    private static final class Pipe implements Store {

        private static final int KEPT = 16 << 10;

        private final byte[] bytes;
        private long position = 0;

        Pipe(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long read(Blob blob, long offset, MemorySegment into) throws IOException {
            if (offset != position && offset + into.byteSize() > Math.min(position, KEPT) && position > KEPT) {
                throw new IOException("byte " + offset + " was asked for after " + position);
            }
            long there = Math.clamp(bytes.length - offset, 0, into.byteSize());
            MemorySegment.copy(MemorySegment.ofArray(bytes), Math.min(offset, bytes.length), into, 0, there);
            position = Math.max(position, offset + there);
            return there;
        }

        @Override
        public List<Blob> list(URI uri) {
            throw new IllegalStateException("nothing is listed here");
        }

        @Override
        public Window window(Blob blob, long offset, long size) {
            throw new IllegalStateException("a pipe has no windows");
        }

        @Override
        public Output write(URI uri, Existing existing) {
            throw new IllegalStateException("nothing is written here");
        }

        @Override
        public void close() {}
    }
}
