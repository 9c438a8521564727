package dev.leat.core.aggregate;

import dev.leat.core.aggregate.Layout.Group;
import java.util.ArrayList;
import java.util.List;

/// All groups between two keys: of each of some sorted groups those from one place to another.
final class Part {

    private final List<Sorted> all;
    private final int[] from;
    private final int[] to;

    private Part(List<Sorted> all, int[] from, int[] to) {
        this.all = all;
        this.from = from;
        this.to = to;
    }

    /// All there are.
    static Part of(List<Sorted> all) {
        return new Part(
                List.copyOf(all),
                new int[all.size()],
                all.stream().mapToInt(Sorted::count).toArray());
    }

    /// How many there are, those of the same key counted each.
    long groups() {
        long groups = 0;
        for (int i = 0; i < from.length; i++) {
            groups += to[i] - from[i];
        }
        return groups;
    }

    /// Whether it can be cut in two.
    boolean divisible() {
        int largest = largest();
        return to[largest] - from[largest] > 1;
    }

    /// Two of about the same size, the lower keys first.
    List<Part> halves() {
        int largest = largest();
        int middle = (from[largest] + to[largest]) >>> 1;
        Group key = all.get(largest).group(middle);
        int[] cuts = new int[from.length];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i == largest ? middle : all.get(i).notLess(key, from[i], to[i]);
        }
        return List.of(new Part(all, from, cuts), new Part(all, cuts, to));
    }

    private int largest() {
        int largest = 0;
        for (int i = 1; i < from.length; i++) {
            largest = to[i] - from[i] > to[largest] - from[largest] ? i : largest;
        }
        return largest;
    }

    List<Cursor> cursors() {
        List<Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            if (to[i] > from[i]) {
                cursors.add(all.get(i).cursor(from[i], to[i]));
            }
        }
        return cursors;
    }
}
