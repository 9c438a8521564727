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

    /// Small enough that what the look at the order has loaded is still near when bars are built of it.
    private static final int CHUNK = 1024;

    private final BarsOptions options;
    private final BarKernels kernels;
    private final Scratch kept;
    private final List<String> places = new ArrayList<>();
    private long gaps;
    private long late;
    private long duplicates;

    Admission(BarsOptions options, BarKernels kernels, MemoryBudget budget) {
        this.options = options;
        this.kernels = kernels;
        this.kept = new Scratch(budget);
    }

    /// Says what the next rows are read from.
    void from(String place) {
        if (places.isEmpty() || !places.getLast().equals(place)) {
            places.add(place);
        }
    }

    /// Takes the trades of one key from `from` to before `to`.
    ///
    /// @throws DataException where one is out of order and has to fail the run
    void take(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        for (int start = from; start < to; start += CHUNK) {
            int end = Math.min(to, start + CHUNK);
            int gapsInside =
                    stream.follows(trades.time(start), trades.id(start)) ? kernels.gaps(trades, start, end) : -1;
            if (gapsInside < 0) {
                sift(trades, start, end, stream, closed);
                continue;
            }
            gaps += gapsInside + (stream.skipsTo(trades.id(start)) ? 1 : 0);
            stream.came(trades, end - 1, end - start, places.size() - 1L);
            kernels.build(trades, start, end, stream.bar, closed);
        }
    }

    /// One by one, those that stay are copied together.
    private void sift(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        Trades stay = kept.room(to - from, trades);
        int count = 0;
        for (int i = from; i < to; i++) {
            if (stays(trades, i, stream)) {
                gaps += stream.skipsTo(trades.id(i)) ? 1 : 0;
                stream.came(trades, i, 1, places.size() - 1L);
                kept.copy(trades, i, count++);
            }
        }
        kernels.build(stay, 0, count, stream.bar, closed);
    }

    private boolean stays(Trades trades, int i, Stream stream) {
        if (stream.repeats(trades.id(i))) {
            return switch (options.duplicates()) {
                case FAIL -> throw wrong(trades, i, stream, "repeats the id of", "duplicates=drop leaves it out");
                case DROP -> {
                    duplicates++;
                    yield false;
                }
            };
        }
        if (!stream.late(trades.time(i), trades.id(i))) {
            return true;
        }
        return switch (options.order()) {
            case OrderPolicy.Drop _ -> {
                late++;
                yield false;
            }
            case OrderPolicy.Fail _, OrderPolicy.Sort _ ->
                throw wrong(
                        trades,
                        i,
                        stream,
                        "goes back behind",
                        "order=drop leaves it out, order=sort:5s puts rows in order that are late by up to 5 s");
        };
    }

    private DataException wrong(Trades trades, int i, Stream stream, String what, String remedy) {
        String place = places.get((int) stream.lastPlace);
        String where = place.equals(trades.origin().where()) ? "" : " of " + place;
        return trades.wrong(
                i,
                "the trade " + trades.id(i) + " at " + trades.time(i) + " " + what + " the trade " + stream.lastId
                        + " at " + stream.lastTime + " in row " + stream.lastRow + where + " (" + remedy + ")");
    }

    List<Kernel.Counter> counters() {
        return List.of(
                new Kernel.Counter("gaps in trade ids", gaps),
                new Kernel.Counter("late trades dropped", late),
                new Kernel.Counter("duplicates dropped", duplicates));
    }

    void save(DataOutput state) throws IOException {
        state.writeLong(gaps);
        state.writeLong(late);
        state.writeLong(duplicates);
        state.writeInt(places.size());
        for (String place : places) {
            state.writeUTF(place);
        }
    }

    void restore(DataInput state) throws IOException {
        gaps = state.readLong();
        late = state.readLong();
        duplicates = state.readLong();
        int count = state.readInt();
        for (int i = 0; i < count; i++) {
            places.add(state.readUTF());
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
