package dev.leat.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Predicate;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.source.FormatProvider;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store.Existing;
import dev.leat.formats.compression.Compression;
import dev.leat.formats.compression.PackedOutput;
import dev.leat.formats.csv.CsvProvider;
import dev.leat.formats.ndjson.NdjsonProvider;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Small files that grow a hundredfold and more, read within a budget that is smaller than what they grow to.
final class CompressionBombTest {

    private static final URI NAME = URI.create("memory:/bomb");
    private static final int GROWN = 64 << 20;
    private static final long BUDGET = 16 << 20;

    static Stream<Arguments> files() {
        return Stream.of(Compression.GZIP, Compression.ZSTD, Compression.LZ4)
                .flatMap(compression -> Stream.of(
                        Arguments.of(new CsvProvider(), compression, "a,b\n", "1,2\n"),
                        Arguments.of(new NdjsonProvider(), compression, "", "{\"a\":1,\"b\":2}\n")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void manyRowsAreReadWithinTheBudget(FormatProvider provider, Compression compression, String head, String row)
            throws Exception {
        MemoryStore store = store(compression, head, row, GROWN / row.length());
        var budget = new ArenaBudget(BUDGET);

        assertThat(read(provider, Map.of("window", "1MiB"), store, budget))
                .isEqualTo(new Counts(GROWN / row.length(), 0));
        assertThat(budget.used()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void aLineThatNeverEndsIsLeftOutWithinTheBudget(
            FormatProvider provider, Compression compression, String head, String row) throws Exception {
        MemoryStore store = store(compression, head + row, "x".repeat(1 << 20), GROWN >> 20);
        var budget = new ArenaBudget(BUDGET);

        Counts counts = read(provider, Map.of("window", "1MiB", "record", "1MiB"), store, budget);

        assertThat(counts.rows).isEqualTo(1);
        assertThat(counts.rejects).isEqualTo(64);
        assertThat(budget.used()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void aLineThatIsAllowedToBeLongerThanTheBudgetIsRefusedInWords(
            FormatProvider provider, Compression compression, String head, String row) throws Exception {
        MemoryStore store = store(compression, head + row, "x".repeat(1 << 20), GROWN >> 20);
        var budget = new ArenaBudget(BUDGET);

        assertThatThrownBy(() -> read(provider, Map.of("record", "1GiB"), store, budget))
                .isInstanceOf(MemoryExceededException.class);
        assertThat(budget.used()).isZero();
    }

    private static MemoryStore store(Compression compression, String head, String part, int times)
            throws IOException, InterruptedException {
        var budget = new ArenaBudget(1 << 30);
        var store = new MemoryStore(budget);
        int atOnce = Math.max(1, (1 << 20) / part.length());
        try (Arena arena = Arena.ofConfined();
                Output output = PackedOutput.to(store.write(NAME, Existing.KEEP), compression, budget)) {
            output.write(bytes(head, arena));
            MemorySegment many = bytes(part.repeat(atOnce), arena);
            for (int left = times; left > 0; left -= atOnce) {
                output.write(many.asSlice(0, (long) Math.min(left, atOnce) * part.length()));
            }
            output.publish();
        }
        assertThat(store.list(NAME).getFirst().bytes()).isLessThan(GROWN / 20);
        return store;
    }

    private static MemorySegment bytes(String text, Arena arena) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment copy = arena.allocate(Math.max(1, bytes.length)).asSlice(0, bytes.length);
        return copy.copyFrom(MemorySegment.ofArray(bytes));
    }

    private static Counts read(
            FormatProvider provider, Map<String, String> options, MemoryStore store, ArenaBudget budget)
            throws IOException, InterruptedException {
        long rows = 0;
        long rejects = 0;
        try (Source source = provider.open(Options.of(provider, options), budget.environment())
                .source(store.with(budget), List.of(store.list(NAME).getFirst()))) {
            Scan scan = new Scan(source.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);
            try (Reader reader = source.open(source.splits(scan).getFirst(), scan, Position.START)) {
                boolean more = true;
                while (more) {
                    try (Arena arena = Arena.ofConfined()) {
                        var batch = new BatchBuilder(source.schema(), 10_000, arena);
                        more = reader.read(batch);
                        rows += batch.rows();
                        rejects += batch.rejects().size();
                    }
                }
            }
        }
        return new Counts(rows, rejects);
    }

    private record Counts(long rows, long rejects) {}
}
