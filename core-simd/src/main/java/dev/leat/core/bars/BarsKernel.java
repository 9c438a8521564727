package dev.leat.core.bars;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.core.memory.GrowingMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Bars of trades, one stream of them for each key.
///
/// A batch's trades are brought together by key ([Groups]), checked for their order ([Admission]) and built into bars
/// ([BarKernels]); the bars that closed go out in the order of the rows that closed them, so that what comes out does
/// not depend on how rows are cut into batches.
final class BarsKernel implements Kernel {

    /// How many bars go out at once at the end. How many trades are taken at a time. Each could close a bar, and
    /// what is kept of bars until they are passed on is several times as large as a trade.
    private static final int SLICE = 8192;

    private static final int FLUSH = 16_384;

    /// What [#save] writes first, so that a state of another version is refused.
    private static final int FORMAT = 4;

    private final BarsOptions options;
    private final BarColumns columns;
    private final Times times;
    private final Binding binding;
    private final KeyTable table;
    private final Keys keys;
    private final Groups groups;
    private final Streams streams;
    private final BarFeatures features;
    private final Ends ends;
    private final Admission admission;
    private final SortWindow window;
    private final ClosedBars closed;
    private final ClosingOrder closingOrder;
    private final Outgoing outgoing;
    private long emitted;

    BarsKernel(BarsOptions options, Environment environment) {
        MemoryBudget memory = environment.memory();
        this.options = options;
        columns = new BarColumns(options.features(), options.without());
        times = new Times(options.timeUnit());
        binding = new Binding(memory);
        table = new KeyTable(memory);
        keys = new Keys(memory, table);
        groups = new Groups(memory);
        streams = new Streams(memory);
        features = new BarFeatures(options, environment);
        ends = new Ends(options.kind(), options.reset());
        admission = new Admission(options, BarKernels.of(environment.kernels(), ends), features, memory);
        window = new SortWindow(windowOf(options.order()), binding, streams, memory);
        closed = new ClosedBars(options.kind(), new GrowingMemory(memory, "bars closed"));
        closingOrder = new ClosingOrder(new GrowingMemory(memory, "bars closed"));
        outgoing = new Outgoing(closed, ends, options.orphans(), memory);
    }

    @Override
    public List<Field> inputs(Schema offered) {
        Layout layout = Layout.of(offered, options.columns(), options.by());
        binding.to(layout);
        List<Field> inputs = layout.inputs();
        Field time = inputs.get(layout.index(Role.TIMESTAMP));
        times.type(time.name(), time.type());
        return inputs;
    }

    @Override
    public Set<String> required() {
        return binding.layout().inputs().stream().map(Field::name).collect(Collectors.toSet());
    }

    @Override
    public Schema output(Schema input) {
        List<Field> fields = new ArrayList<>();
        if (keyed()) {
            fields.add(new Field(options.by(), Type.DICTIONARY));
        }
        fields.addAll(columns.fields());
        fields.addAll(features.fields());
        if (marksOrphans()) {
            fields.add(BarColumns.IS_ORPHAN);
        }
        return new Schema(fields);
    }

    @Override
    public void accept(Batch batch, Emitter out) throws IOException, InterruptedException {
        if (batch.rows() == 0) {
            return;
        }
        int whole = binding.whole(batch);
        if (whole > 0) {
            take(batch, whole, out);
        }
        if (whole < batch.rows()) {
            throw binding.lacking(batch, whole);
        }
    }

    /// Takes the first rows of a batch.
    private void take(Batch batch, int rows, Emitter out) throws IOException, InterruptedException {
        Trades trades = binding.trades(batch);
        unit(times.unit(trades.time(0)));
        admission.from(batch.origin().where());
        MemorySegment keyNumbers = keyed() ? keys.of(keyColumn(batch), rows) : MemorySegment.NULL;
        switch (options.order()) {
            case OrderPolicy.Sort _ -> takeSorted(trades, rows, keyNumbers, out);
            case OrderPolicy.Fail _, OrderPolicy.Drop _ -> {
                for (int from = 0; from < rows; from += SLICE) {
                    MemorySegment ofSlice = keyed() ? keyNumbers.asSlice(4L * from) : keyNumbers;
                    groups.divide(trades.from(from), ofSlice, Math.min(SLICE, rows - from), table.count());
                    takeRuns(groups, Numbered.NOW, out);
                }
            }
        }
    }

    private void takeSorted(Trades trades, int rows, MemorySegment keyNumbers, Emitter out)
            throws IOException, InterruptedException {
        int next = 0;
        while (next < rows) {
            next = window.take(trades, next, rows, keyNumbers, times.unit());
            takeRuns(window, Numbered.BEFORE, out);
            while (next < rows && window.late(trades, next, keyNumbers)) {
                if (!admission.leaveOutRepeated(SortWindow.key(keyNumbers, next), trades.id(next))) {
                    throw window.tooLate(trades, next, keyNumbers);
                }
                next++;
            }
        }
    }

    /// Takes runs of trades. Where one of them is wrong, those of rows before it are taken, and the bars that they
    /// close go out, whatever its key.
    private void takeRuns(Runs runs, Numbered numbered, Emitter out) throws IOException, InterruptedException {
        List<DataException> wrong = new ArrayList<>(1);
        int rows = Integer.MAX_VALUE;
        for (int run = 0; run < runs.count(); run++) {
            int end = runs.end(run);
            while (end > runs.start(run) && runs.trades().row(end - 1) >= rows) {
                end--;
            }
            try {
                take(runs, run, end, numbered);
            } catch (DataException e) {
                Trades trades = runs.trades();
                rows = trades.row(trades.at(runs.start(run), end - 1, e.row()));
                wrong.clear();
                wrong.add(e);
            }
        }
        emitInOrder(rows, out);
        if (!wrong.isEmpty()) {
            throw wrong.getFirst();
        }
    }

    private void take(Runs runs, int run, int end, Numbered numbered) throws IOException, InterruptedException {
        int start = runs.start(run);
        int key = runs.key(run);
        if (numbered == Numbered.NOW) {
            binding.number(runs.trades(), start, end, streams.rows(key));
            streams.came(key, end - start);
        }
        Stream stream = streams.open(key);
        admission.take(runs.trades(), start, end, stream, closed);
        streams.keep(key);
    }

    @Override
    public void finish(Emitter out) throws IOException, InterruptedException {
        unit(times.unit());
        window.takeAll();
        takeRuns(window, Numbered.BEFORE, out);
        if (options.unfinished() == BarsOptions.Unfinished.DROP) {
            return;
        }
        for (int key = 0; key < streams.count(); key++) {
            Bar bar = streams.open(key).bar;
            if (bar.records > 0) {
                closeUnfinished(bar);
                features.takeUnfinished(key, closed);
            }
            if (closed.count() == FLUSH) {
                emit(closed.bars(), closed.count(), out);
            }
        }
        emit(closed.bars(), closed.count(), out);
    }

    private void closeUnfinished(Bar bar) {
        try {
            closed.add(bar, 0);
        } catch (ArithmeticException e) {
            var exception =
                    new DataException("unfinished bar", bar.records, "its sums are too large: " + e.getMessage());
            exception.initCause(e);
            throw exception;
        }
    }

    /// Emits the bars closed by rows before one.
    private void emitInOrder(int rows, Emitter out) throws IOException, InterruptedException {
        if (keyed()) {
            int count = closed.before(rows);
            emit(closingOrder.of(closed.bars(), closed.count()), count, out);
        } else {
            emit(closed.bars(), closed.count(), out);
        }
    }

    private void emit(MemorySegment bars, int count, Emitter out) throws IOException, InterruptedException {
        if (ends.any()) {
            outgoing.begin(bars, count);
            for (int filled = outgoing.fill(); filled > 0; filled = outgoing.fill()) {
                emitAll(outgoing.bars(), filled, out);
            }
        } else if (count > 0) {
            emitAll(bars, count, out);
        }
        closed.clear();
        features.clear();
    }

    private void emitAll(MemorySegment bars, int count, Emitter out) throws IOException, InterruptedException {
        BatchBuilder builder = out.builder(count);
        if (keyed()) {
            keys.fill(builder, 0, bars, count);
        }
        int first = keyed() ? 1 : 0;
        columns.fill(builder, first, bars, count);
        features.fill(builder, first + columns.size(), bars, count);
        if (marksOrphans()) {
            BarColumns.fillOrphans(builder, builder.schema().size() - 1, bars, count);
        }
        builder.rows(count);
        emitted += count;
        out.emit(builder);
    }

    private void unit(TimeUnit unit) {
        closed.unit(unit);
        features.unit(unit);
        ends.unit(unit);
    }

    private static Duration windowOf(OrderPolicy order) {
        return switch (order) {
            case OrderPolicy.Fail _, OrderPolicy.Drop _ -> Duration.ZERO;
            case OrderPolicy.Sort sort -> sort.window();
        };
    }

    private boolean marksOrphans() {
        return options.orphans() == BarsOptions.Unfinished.EMIT;
    }

    private boolean keyed() {
        return !options.by().isEmpty();
    }

    private Column.Codes keyColumn(Batch batch) {
        return switch (batch.column(binding.layout().keyIndex())) {
            case Column.Codes codes -> codes;
            case Column other -> throw new IllegalStateException("the key came as " + other);
        };
    }

    @Override
    public List<Counter> counters() {
        List<Counter> counters = new ArrayList<>();
        counters.add(new Counter("bars", emitted));
        if (keyed()) {
            counters.add(new Counter("keys", streams.count()));
        }
        if (binding.layout().has(Role.AGG_TRADE_ID)) {
            counters.add(new Counter("gaps in trade ids", streams.gaps()));
        }
        counters.addAll(admission.counters());
        return counters;
    }

    @Override
    public void save(DataOutput state) throws IOException, InterruptedException {
        state.writeInt(FORMAT);
        state.writeLong(emitted);
        times.save(state);
        table.save(state);
        streams.save(state);
        features.save(state);
        admission.save(state);
        window.save(state);
    }

    @Override
    public void restore(DataInput state) throws IOException, InterruptedException {
        int format = state.readInt();
        if (format != FORMAT) {
            throw new IOException("a state of bars of format " + format + ", not " + FORMAT);
        }
        emitted = state.readLong();
        times.restore(state);
        unit(times.unit());
        table.restore(state);
        streams.restore(state);
        features.restore(state);
        admission.restore(state);
        window.restore(state);
    }

    @Override
    public void close() throws IOException {
        try (features) {
            closeRest();
        }
    }

    private void closeRest() {
        binding.close();
        table.close();
        keys.close();
        groups.close();
        streams.close();
        admission.close();
        window.close();
        closed.close();
        closingOrder.close();
        outgoing.close();
    }

    /// When trades without ids get numbers for them.
    private enum Numbered {
        BEFORE,
        NOW
    }
}
