package dev.leat.core.bars;

import dev.leat.api.data.DataException;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.memory.MemoryBudget;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lets the trades of a key through to its bars in order, and does with the others as the policies say.
final class Admission implements AutoCloseable {

    private final BarsOptions options;
    private final BarKernels kernels;
    private final BarFeatures features;
    private final SeenIds seen;
    private final List<String> places = new ArrayList<>();
    private long late;
    private long duplicates;

    Admission(BarsOptions options, BarKernels kernels, BarFeatures features, MemoryBudget memory) {
        this.options = options;
        this.kernels = kernels;
        this.features = features;
        this.seen = new SeenIds(memory);
    }

    /// Says what the next rows are read from.
    void from(String place) {
        if (places.isEmpty() || !places.getLast().equals(place)) {
            places.add(place);
        }
    }

    /// Builds bars of the trades of one key from `from` to before `to`.
    ///
    /// @throws DataException where one is out of order and has to fail the run, or a sum does not fit; those before
    ///     it were taken
    void take(Trades trades, int from, int to, Stream stream, ClosedBars closed)
            throws IOException, InterruptedException {
        stream.unrepeated = unrepeated();
        int i = from;
        while (i < to) {
            boolean climbs = climbs(stream);
            if (climbs && seen.contains((int) stream.bar.key, trades.id(i))) {
                leaveOut(trades, i, stream);
                i++;
                continue;
            }
            int end = climbs || stream.cleared ? i + 1 : to;
            i = build(trades, i, end, stream, closed);
            if (i < end && mayFollow(trades, i, stream)) {
                stream.cleared = true;
            } else if (i < end) {
                leaveOut(trades, i, stream);
                i++;
            }
        }
    }

    private int build(Trades trades, int from, int to, Stream stream, ClosedBars closed)
            throws IOException, InterruptedException {
        int first = closed.count();
        int end = from;
        try {
            end = kernels.build(trades, from, to, stream, closed);
        } catch (DataException e) {
            end = trades.at(from, to, e.row());
            throw e;
        } finally {
            if (end > from) {
                features.take(trades, from, end, (int) stream.bar.key, closed, first);
                stream.lastRow = trades.rowNumber(end - 1);
                stream.lastPlace = places.size() - 1L;
                if (unrepeated()) {
                    seen.add((int) stream.bar.key, trades, from, end);
                }
            }
        }
        return end;
    }

    /// Whether ids went down, so that they may rise to such as were there before: each is looked up then.
    private boolean climbs(Stream stream) {
        return unrepeated() && stream.accepted > 0 && seen.reaches((int) stream.bar.key, stream.lastId);
    }

    /// Whether a trade where building stopped is in order for all that: its id goes down while the time goes up,
    /// and was not there before.
    private boolean mayFollow(Trades trades, int i, Stream stream) {
        long id = trades.id(i);
        return unrepeated()
                && !stream.repeats(id)
                && !stream.late(trades.time(i), id)
                && !seen.contains((int) stream.bar.key, id);
    }

    /// Leaves out a trade that is late for the sort window, if its id was there before.
    ///
    /// @return false where it was not
    boolean leaveOutRepeated(int key, long id) {
        if (!unrepeated() || !seen.contains(key, id)) {
            return false;
        }
        duplicates++;
        return true;
    }

    private boolean unrepeated() {
        return options.duplicates() == BarsOptions.Duplicates.DROP;
    }

    private void leaveOut(Trades trades, int i, Stream stream) {
        long id = trades.id(i);
        if (unrepeated() && (stream.repeats(id) || seen.contains((int) stream.bar.key, id))) {
            duplicates++;
            return;
        }
        if (stream.repeats(id)) {
            throw wrong(trades, i, stream, "repeats the id of", "duplicates=drop leaves it out");
        }
        switch (options.order()) {
            case OrderPolicy.Drop _ -> late++;
            case OrderPolicy.Fail _, OrderPolicy.Sort _ ->
                throw wrong(
                        trades,
                        i,
                        stream,
                        "goes back behind",
                        "order=drop leaves it out, order=sort:5s puts rows in order that are late by up to 5 s,"
                                + " duplicates=drop leaves out ids that were there before");
        }
    }

    private DataException wrong(Trades trades, int i, Stream stream, String what, String remedy) {
        String problem = "the trade " + trades.id(i) + " at " + trades.time(i) + " " + what + " the trade "
                + stream.lastId + " at " + stream.lastTime + " (" + remedy + ")";
        var last = new DataException.Row(places.get((int) stream.lastPlace), stream.lastRow);
        return new DataException(trades.origin().where(), trades.rowNumber(i), problem, List.of(last));
    }

    List<Kernel.Counter> counters() {
        return List.of(
                new Kernel.Counter("late trades dropped", late), new Kernel.Counter("duplicates dropped", duplicates));
    }

    void save(DataOutput state) throws IOException {
        state.writeLong(late);
        state.writeLong(duplicates);
        state.writeInt(places.size());
        for (String place : places) {
            state.writeUTF(place);
        }
        seen.save(state);
    }

    void restore(DataInput state) throws IOException {
        late = state.readLong();
        duplicates = state.readLong();
        int count = state.readInt();
        for (int i = 0; i < count; i++) {
            places.add(state.readUTF());
        }
        seen.restore(state);
    }

    @Override
    public void close() {
        seen.close();
    }
}
