package dev.leat.core.bars;

import dev.leat.api.data.DataException;
import dev.leat.api.kernel.Kernel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lets the trades of a key through to its bars in order, and does with the others as the policies say.
final class Admission {

    private final BarsOptions options;
    private final BarKernels kernels;
    private final BarFeatures features;
    private final List<String> places = new ArrayList<>();
    private long late;
    private long duplicates;

    Admission(BarsOptions options, BarKernels kernels, BarFeatures features) {
        this.options = options;
        this.kernels = kernels;
        this.features = features;
    }

    /// Says what the next rows are read from.
    void from(String place) {
        if (places.isEmpty() || !places.getLast().equals(place)) {
            places.add(place);
        }
    }

    /// Builds bars of the trades of one key from `from` to before `to`.
    ///
    /// @throws DataException where one is out of order and has to fail the run
    void take(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        int i = from;
        while (i < to) {
            int start = i;
            int first = closed.count();
            i = kernels.build(trades, start, to, stream, closed);
            if (i > start) {
                features.take(trades, start, i, (int) stream.bar.key, closed, first);
                stream.lastRow = trades.rowNumber(i - 1);
                stream.lastPlace = places.size() - 1L;
            }
            if (i < to) {
                leaveOut(trades, i, stream);
                i++;
            }
        }
    }

    private void leaveOut(Trades trades, int i, Stream stream) {
        if (stream.repeats(trades.id(i))) {
            switch (options.duplicates()) {
                case FAIL -> throw wrong(trades, i, stream, "repeats the id of", "duplicates=drop leaves it out");
                case DROP -> duplicates++;
            }
            return;
        }
        switch (options.order()) {
            case OrderPolicy.Drop _ -> late++;
            case OrderPolicy.Fail _, OrderPolicy.Sort _ ->
                throw wrong(
                        trades,
                        i,
                        stream,
                        "goes back behind",
                        "order=drop leaves it out, order=sort:5s puts rows in order that are late by up to 5 s");
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
    }

    void restore(DataInput state) throws IOException {
        late = state.readLong();
        duplicates = state.readLong();
        int count = state.readInt();
        for (int i = 0; i < count; i++) {
            places.add(state.readUTF());
        }
    }
}
