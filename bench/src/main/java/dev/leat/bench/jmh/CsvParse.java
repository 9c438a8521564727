package dev.leat.bench.jmh;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.FormatProvider;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.core.memory.Budget;
import dev.leat.formats.csv.CsvProvider;
import dev.leat.sources.fs.FileStore;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// A full parse of a tape of trades into batches: every column, as the engine's readers do it, each split by one of
/// some threads.
///
/// @param threads how many read splits side by side
/// @param provider the format of the tape
public record CsvParse(Path tape, int threads, KernelMode kernels, FormatProvider provider) {

    public CsvParse(Path tape, int threads, KernelMode kernels) {
        this(tape, threads, kernels, new CsvProvider());
    }

    /// The columns of a tape, in the types that its consumers ask for.
    public static final Schema COLUMNS = Schema.of(
            new Field("symbol", Type.DICTIONARY),
            new Field("agg_trade_id", Type.INT64),
            new Field("price", Type.decimal(8)),
            new Field("quantity", Type.decimal(8)),
            new Field("first_trade_id", Type.INT64),
            new Field("last_trade_id", Type.INT64),
            new Field("timestamp", Type.INT64),
            new Field("is_buyer_maker", Type.BOOL));

    private static final int BATCH_ROWS = 16_384;
    private static final long SLAB = 4 << 20;

    /// @return how many rows there are
    public long run() throws Exception {
        var budget = new Budget(1L << 40);
        var environment = new Environment(budget, kernels, threads);
        try (var store = new FileStore(budget);
                Source source = provider.open(Options.of(provider, Map.of()), environment)
                        .source(store, store.list(tape.toUri()))) {
            Scan scan = new Scan(COLUMNS.fields(), Predicate.ALL, Scan.Digits.REFUSE);
            Queue<Split> splits = new ConcurrentLinkedQueue<>(source.splits(scan));
            var rows = new LongAdder();
            var failures = new ConcurrentLinkedQueue<Exception>();
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                readers.add(Thread.ofPlatform().start(() -> {
                    try {
                        rows.add(drain(source, splits, scan));
                    } catch (Exception e) {
                        failures.add(e);
                    }
                }));
            }
            for (Thread reader : readers) {
                reader.join();
            }
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return rows.sum();
        }
    }

    private static long drain(Source source, Queue<Split> splits, Scan scan) throws Exception {
        long rows = 0;
        try (Arena arena = Arena.ofShared()) {
            MemorySegment slab = arena.allocate(SLAB, 64);
            for (Split split = splits.poll(); split != null; split = splits.poll()) {
                rows += drain(source, split, scan, slab);
            }
        }
        return rows;
    }

    private static long drain(Source source, Split split, Scan scan, MemorySegment slab) throws Exception {
        long rows = 0;
        try (Reader reader = source.open(split, scan, Position.START)) {
            while (true) {
                var builder = new BatchBuilder(COLUMNS, BATCH_ROWS, SegmentAllocator.slicingAllocator(slab));
                if (!reader.read(builder)) {
                    return rows;
                }
                rows += builder.build(Origin.NOWHERE).rows();
                if (!builder.rejects().isEmpty()) {
                    throw source.explain(split, builder.rejects().getFirst());
                }
            }
        }
    }
}
