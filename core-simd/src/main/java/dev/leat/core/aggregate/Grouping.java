package dev.leat.core.aggregate;

import dev.leat.api.data.Batch;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.memory.Share;
import dev.leat.api.plugin.Environment;
import dev.leat.core.aggregate.Layout.Group;
import dev.leat.core.run.TaskScope;
import dev.leat.core.run.Thrown;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Groups under way: those in memory, and runs of those that had no place there.
///
/// A table is spilled when it would take more than its share of the budget, or the budget has no room for more.
final class Grouping implements Closeable {

    /// Tables of all threads together take at most this share of the budget in hundredths: batches, runs that are
    /// read back and what comes out need some too.
    private static final long SHARE = 40;

    /// Below this, or a fourth of what it may take, nothing is prepared for spilling, which takes memory too.
    private static final long SMALL = 1 << 20;

    // What a saved state consists of.
    private static final byte END = 0;
    private static final byte GROUP = 1;
    private static final byte STRETCH = 2;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final Environment environment;
    private final int parts;
    private final Share share;
    private final Table table;
    private final Keys keys;
    private final Runs runs;
    private final Slice slice;
    private final int[] textColumns;

    /// Those of others, which get no more rows.
    private final List<Table> others = new ArrayList<>();

    /// Whether another has the table now.
    private boolean given;

    /// @param parts how many such groupings share what there is for one
    Grouping(Layout layout, List<Keys.Source> sources, Environment environment, int parts) {
        this.layout = layout;
        this.environment = environment;
        this.parts = parts;
        this.runs = new Runs(layout, environment);
        this.share = environment.memory().share(Table.OWNER);
        this.table = new Table(layout, environment.memory(), new BudgetShare());
        this.keys = new Keys(sources, layout.keyWords(), environment.memory());
        this.slice = new Slice(environment.memory(), table.words());
        this.textColumns = layout.aggregates().stream()
                .filter(Aggregate::keepsTexts)
                .mapToInt(Aggregate::column)
                .toArray();
    }

    void take(Batch batch) throws IOException, InterruptedException {
        keys.forget();
        int row = 0;
        int most = Slice.MOST;
        while (row < batch.rows()) {
            prepare();
            boolean fresh = table.empty();
            slice.of(batch, row, Math.min(most, batch.rows() - row));
            int taken = take(batch, row, fresh);
            row += taken;
            if (taken < slice.asked()) {
                // What does not fit into an empty table may fit in smaller parts.
                most = fresh && taken == 0 ? Math.max(1, most / 2) : most;
                spill();
            }
        }
    }

    /// @return how many rows of the slice were taken
    private int take(Batch batch, int row, boolean fresh) throws IOException, InterruptedException {
        try {
            slice.first(keys.number(batch, row, slice, table), table.count());
            slice.reserve(textColumns, room());
        } catch (MemoryExceededException e) {
            if ((fresh && slice.asked() == 1) || !runs.prepare()) {
                runs.refuse(e);
            }
            return 0;
        }
        List<Aggregate> aggregates = layout.aggregates();
        for (int i = 0; i < aggregates.size(); i++) {
            aggregates.get(i).update(slice, table.records(), layout.bytes(), layout.stateAt(i));
        }
        return slice.rows();
    }

    private long room() {
        long room = 0;
        List<Aggregate> aggregates = layout.aggregates();
        for (int i = 0; i < aggregates.size(); i++) {
            room += aggregates.get(i).room(slice, table.records(), layout.bytes(), layout.stateAt(i));
        }
        return room;
    }

    /// What the table may take.
    private long most() {
        return environment.memory().limit() / 100 * SHARE / environment.parallelism() / parts;
    }

    private void prepare() throws IOException, InterruptedException {
        if (table.bytes() > Math.min(SMALL, most() / 4)) {
            runs.prepare();
        }
    }

    private void spill() throws IOException, InterruptedException {
        if (table.empty()) {
            // Texts of keys that did not all fit.
            table.clear();
            keys.forget();
            return;
        }
        if (!runs.prepare()) {
            runs.refuse(new MemoryExceededException("no room for more groups"));
        }
        for (Sorted sorted : table.sorted()) {
            runs.write(sorted.cursor(0, sorted.count()));
        }
        table.clear();
        keys.forget();
    }

    /// Takes the groups of another, which is left with none.
    void takeOver(Grouping other) {
        others.add(other.table);
        others.addAll(other.others);
        other.others.clear();
        other.given = true;
        runs.takeOver(other.runs);
    }

    /// Groups that were spilled.
    long spilled() {
        return runs.groups();
    }

    /// The groups when all rows have come.
    ///
    /// @param always whether there is one of no rows
    Ended ended(boolean always) throws IOException, InterruptedException {
        List<Sorted> sorted = sorted();
        if (sorted.isEmpty() && runs.isEmpty() && always) {
            table.append();
            sorted = table.sorted();
        }
        return new Ended(layout, sorted, runs);
    }

    private List<Sorted> sorted() throws InterruptedException, IOException {
        List<Table> tables = new ArrayList<>();
        for (Table some : tables()) {
            if (!some.empty()) {
                tables.add(some);
            }
        }
        if (environment.parallelism() == 1 || tables.size() < 2) {
            return tables.stream().flatMap(some -> some.sorted().stream()).toList();
        }
        List<List<Sorted>> sorted = Collections.synchronizedList(new ArrayList<>());
        try (var scope = new TaskScope()) {
            for (Table some : tables) {
                scope.start("leat-groups", () -> sorted.add(some.sorted()));
            }
            Optional<TaskScope.Failure> failure = scope.join();
            if (failure.isPresent()) {
                throw Thrown.of(failure.get().cause());
            }
        }
        return sorted.stream().flatMap(List::stream).toList();
    }

    void save(DataOutput state) throws IOException, InterruptedException {
        for (Table some : tables()) {
            for (Sorted stretch : some.stretches()) {
                state.writeByte(STRETCH);
                for (int i = 0; i < stretch.count(); i++) {
                    save(stretch.group(i), state);
                }
            }
        }
        runs.save(state, STRETCH, group -> save(group, state));
        state.writeByte(END);
    }

    private void save(Group group, DataOutput state) throws IOException {
        state.writeByte(GROUP);
        for (long at = 0; at < layout.bytes(); at += 8) {
            state.writeLong(group.records().get(LONG, group.at() + at));
        }
        for (long text : layout.textAt()) {
            long reference = group.records().get(LONG, group.at() + text);
            byte[] bytes = group.texts()
                    .asSlice(TextHeap.start(reference), TextHeap.length(reference))
                    .toArray(ValueLayout.JAVA_BYTE);
            state.writeInt(bytes.length);
            state.write(bytes);
        }
    }

    /// Each stretch becomes a table, since different ones may have groups of the same key.
    void restore(DataInput state) throws IOException {
        for (byte next = state.readByte(); next != END; next = state.readByte()) {
            if (next == STRETCH) {
                others.add(new Table(layout, environment.memory(), new BudgetShare()));
            } else {
                restore(state, others.getLast());
            }
        }
    }

    private void restore(DataInput state, Table into) throws IOException {
        long record = into.append();
        for (long at = 0; at < layout.bytes(); at += 8) {
            into.records().set(LONG, record + at, state.readLong());
        }
        for (long text : layout.textAt()) {
            byte[] bytes = new byte[state.readInt()];
            state.readFully(bytes);
            long reference = into.words().heap().add(MemorySegment.ofArray(bytes), 0, bytes.length);
            into.records().set(LONG, record + text, reference);
        }
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>(others);
        tables.add(table);
        return tables;
    }

    @Override
    public void close() throws IOException {
        keys.close();
        slice.close();
        others.forEach(Table::close);
        if (!given) {
            table.close();
        }
        share.close();
        runs.close();
    }

    private final class BudgetShare implements Table.Share {
        @Override
        public boolean allows(long held, long more) {
            share.holds(held);
            return !spilling() || held + more <= Math.min(most(), share.bytes());
        }

        @Override
        public boolean spilling() {
            return runs.ready();
        }
    }
}
