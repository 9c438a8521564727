package dev.leat.core.aggregate;

import dev.leat.api.data.Batch;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.memory.Share;
import dev.leat.api.plugin.Environment;
import dev.leat.core.aggregate.Layout.Group;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Groups under way: those in memory, and runs of those that had no place there.
///
/// A table is spilled when it would take more than its share of the budget, or the budget has no room for more.
final class Grouping implements Closeable {

    /// Tables of all threads together take at most this share of the budget in hundredths: batches, runs that are
    /// read back and what comes out need some too.
    private static final long SHARE = 40;

    /// Below this nothing is prepared for spilling, which takes memory too.
    private static final long SMALL = 1 << 20;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final Environment environment;
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

    Grouping(Layout layout, List<Keys.Source> sources, Environment environment) {
        this.layout = layout;
        this.environment = environment;
        this.runs = new Runs(layout, environment);
        this.share = environment.memory().share(Table.OWNER);
        this.table = new Table(layout, environment.memory(), new BudgetShare());
        this.keys = new Keys(sources, layout.keyWords(), environment.memory());
        this.slice = new Slice(environment.memory(), table.words());
        this.textColumns = layout.aggregates().stream()
                .filter(aggregate -> aggregate.textAt() != Aggregate.NO_TEXT)
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
            slice.first(keys.number(batch, row, slice, table));
            slice.reserveTexts(textColumns);
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

    private void prepare() throws IOException, InterruptedException {
        if (table.bytes() > SMALL) {
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
        runs.write(Cursor.of(table.sorted()));
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

    /// Puts out all groups.
    ///
    /// @return how many there were
    long emit(Emitter out, boolean always) throws IOException, InterruptedException {
        List<Cursor> cursors = new ArrayList<>();
        long expected = runs.isEmpty() ? 0 : Integer.MAX_VALUE;
        for (Table some : tables()) {
            if (!some.empty()) {
                expected += some.count();
                cursors.add(Cursor.of(some.sorted()));
            }
        }
        if (cursors.isEmpty() && runs.isEmpty() && always) {
            table.append();
            cursors.add(Cursor.of(table.sorted()));
        }
        if (!runs.isEmpty()) {
            cursors.addAll(runs.cursors());
        }
        try (Cursor all = new Merged(layout, cursors, environment.memory())) {
            var outlet = new Outlet(layout, (int) Math.min(Integer.MAX_VALUE, expected), out);
            while (all.next()) {
                outlet.put(all.group());
            }
            return outlet.end();
        }
    }

    void save(DataOutput state) throws IOException, InterruptedException {
        for (Table some : tables()) {
            for (int group = 0; group < some.count(); group++) {
                save(some.group(group), state);
            }
        }
        runs.forEach(group -> save(group, state));
        state.writeBoolean(false);
    }

    private void save(Group group, DataOutput state) throws IOException {
        state.writeBoolean(true);
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

    void restore(DataInput state) throws IOException {
        var restored = new Table(layout, environment.memory(), new BudgetShare());
        others.add(restored);
        while (state.readBoolean()) {
            long record = restored.append();
            for (long at = 0; at < layout.bytes(); at += 8) {
                restored.records().set(LONG, record + at, state.readLong());
            }
            for (long text : layout.textAt()) {
                byte[] bytes = new byte[state.readInt()];
                state.readFully(bytes);
                long reference = restored.words().heap().add(MemorySegment.ofArray(bytes), 0, bytes.length);
                restored.records().set(LONG, record + text, reference);
            }
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
            long most = environment.memory().limit() / 100 * SHARE / environment.parallelism();
            return !spilling() || held + more <= Math.min(most, share.bytes());
        }

        @Override
        public boolean spilling() {
            return runs.ready();
        }
    }
}
