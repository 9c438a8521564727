package dev.leat.core.bars.features;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// A sequence of doubles that is written once, in order, and read as often as wanted: in memory, or in [Pieces]. Both
/// go piece by piece, as passes over a [Stretch] do.
public final class Doubles {

    private final Optional<Pieces> pieces;
    MemorySegment view;

    /// The place of the view's first value.
    int base;

    private Doubles(Optional<Pieces> pieces, MemorySegment view) {
        this.pieces = pieces;
        this.view = view;
    }

    public static Doubles in(MemorySegment memory) {
        return new Doubles(Optional.empty(), memory);
    }

    /// In the first column of what is empty yet.
    public static Doubles in(Pieces longer) {
        return new Doubles(Optional.of(longer), longer.next(0));
    }

    /// The end of the places from `i` on that can be [#put], `to` at most.
    int writable(int i, int to) {
        return pieces.isEmpty() ? to : Math.min(to, i + pieces.get().room());
    }

    void put(int i, double value) {
        view.setAtIndex(ValueLayout.JAVA_DOUBLE, i - base, value);
    }

    /// Says that the next `count` are put.
    void written(int count) throws IOException, InterruptedException {
        if (pieces.isPresent()) {
            pieces.get().added(count);
            view = pieces.get().next(0);
            base = pieces.get().size();
        }
    }

    /// Brings places from `i` on into view.
    ///
    /// @return the end of the piece: `to`, or a multiple of 8 places from `i`
    int reach(int i, int to) throws IOException, InterruptedException {
        if (pieces.isEmpty()) {
            return to;
        }
        bring(i);
        int end = pieces.get().to();
        return end >= to ? to : i + (end - i) / Pieces.MARGIN * Pieces.MARGIN;
    }

    /// The value at a place in view.
    double get(int i) {
        return view.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i - base);
    }

    /// The value at any place. What was in view may not be so any more.
    double at(int place) throws IOException, InterruptedException {
        if (pieces.isPresent()) {
            bring(place);
        }
        return get(place);
    }

    private void bring(int place) throws IOException, InterruptedException {
        Pieces longer = pieces.get();
        longer.look(place, 1);
        view = longer.view(0);
        base = longer.from();
    }
}
