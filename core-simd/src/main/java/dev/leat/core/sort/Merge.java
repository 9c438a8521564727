package dev.leat.core.sort;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Merges sorted runs by a tree of losers (Knuth, TAOCP 3, §5.4.1): the next record is that of the winner, and what
/// comes behind it plays only against those that lost on the winner's way. Of records that are equal that of the
/// earlier run is first.
final class Merge implements AutoCloseable {

    private final KeyOrder order;
    private final boolean exact;
    private final RunCursor[] runs;

    /// The packed key of each run's next record, so that signed numbers order as it does.
    private final long[] keys;

    private final boolean[] ended;

    /// At 0 the winner, behind it who lost at each node; node n has the children 2n and 2n + 1, and run r is node
    /// `runs + r`.
    private final int[] tree;

    private int left;

    /// @param sources are closed with this
    Merge(KeyOrder order, KeyRanges ranges, List<RunSource> sources) throws IOException, InterruptedException {
        this.order = order;
        var packing = new Packing(order, ranges);
        this.exact = packing.exact();
        this.keys = new long[sources.size()];
        this.ended = new boolean[sources.size()];
        this.tree = new int[Math.max(1, sources.size())];
        this.left = sources.size();
        this.runs =
                sources.stream().map(source -> new RunCursor(source, packing)).toArray(RunCursor[]::new);
        boolean made = false;
        try {
            for (int run = 0; run < keys.length; run++) {
                advance(run);
            }
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
        if (keys.length > 0) {
            tree[0] = winner(1);
        }
    }

    /// Whether there is a record.
    boolean more() {
        return left > 0;
    }

    /// Where the next record lies.
    MemorySegment memory() {
        return runs[tree[0]].memory();
    }

    int place() {
        return runs[tree[0]].place();
    }

    int length() {
        return order.layout().length(memory(), place());
    }

    /// Goes on to the record behind it.
    void advance() throws IOException, InterruptedException {
        int run = tree[0];
        advance(run);
        for (int node = (run + keys.length) >>> 1; node > 0; node >>>= 1) {
            int loser = tree[node];
            if (before(loser, run)) {
                tree[node] = run;
                run = loser;
            }
        }
        tree[0] = run;
    }

    private void advance(int run) throws IOException, InterruptedException {
        RunCursor cursor = runs[run];
        if (cursor.advance()) {
            keys[run] = cursor.key() ^ Long.MIN_VALUE;
        } else {
            keys[run] = Long.MAX_VALUE;
            ended[run] = true;
            left--;
        }
    }

    /// Plays all games below a node.
    private int winner(int node) {
        if (node >= keys.length) {
            return node - keys.length;
        }
        int one = winner(2 * node);
        int other = winner(2 * node + 1);
        boolean first = before(one, other);
        tree[node] = first ? other : one;
        return first ? one : other;
    }

    private boolean before(int one, int other) {
        return keys[one] == keys[other] ? beforeOfSame(one, other) : keys[one] < keys[other];
    }

    private boolean beforeOfSame(int one, int other) {
        if (ended[one] || ended[other]) {
            return ended[one] == ended[other] ? one < other : ended[other];
        }
        RunCursor left = runs[one];
        RunCursor right = runs[other];
        int by = 0;
        if (!exact) {
            by = order.compare(left.memory(), left.place(), right.memory(), right.place());
        } else if (order.layout().numbered()) {
            by = KeyOrder.compareNumbers(left.memory(), left.place(), right.memory(), right.place());
        }
        return by == 0 ? one < other : by < 0;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (RunCursor run : runs) {
            try {
                run.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
