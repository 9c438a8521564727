package dev.leat.core.aggregate;

import dev.leat.core.aggregate.Layout.Group;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Groups with their quantiles of one column. The values of each group are groups too, of the same keys and the value,
/// which come in the same order.
final class Quantiles implements Cursor {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final Cursor groups;
    private final Layout ofValues;
    private final Cursor values;
    private final Joined joined;

    /// Those of the aggregates that are quantiles of the column.
    private final List<Integer> wanted = new ArrayList<>();

    private boolean begun;
    private boolean more;

    /// @param layout of the groups
    /// @param groups stays the caller's, as do the values
    /// @param ofValues of the values: the keys, the value, and how many rows have it
    /// @param joined is worked with; stays the caller's
    Quantiles(Layout layout, Cursor groups, int column, Layout ofValues, Cursor values, Joined joined) {
        this.layout = layout;
        this.groups = groups;
        this.ofValues = ofValues;
        this.values = values;
        this.joined = joined;
        for (int i = 0; i < layout.aggregates().size(); i++) {
            if (layout.aggregates().get(i) instanceof Quantile quantile && quantile.column() == column) {
                wanted.add(i);
            }
        }
    }

    @Override
    public boolean next() throws IOException, InterruptedException {
        if (!begun) {
            more = values.next();
            begun = true;
        }
        if (!groups.next()) {
            return false;
        }
        joined.set(groups.group());
        MemorySegment record = joined.group().records();
        long[] ranks = new long[wanted.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = quantile(i).rank(record, state(i));
        }
        int key = layout.keys().size();
        long passed = 0;
        while (more && layout.compare(joined.group(), values.group()) == 0) {
            Group value = values.group();
            if (!Layout.isNull(value.records(), value.at(), key)) {
                long before = passed;
                passed += value.records().get(LONG, value.at() + ofValues.stateAt(0));
                for (int i = 0; i < ranks.length; i++) {
                    if (ranks[i] > before && ranks[i] <= passed) {
                        quantile(i).found(record, state(i), joined.texts(), value, ofValues.keyAt(key));
                    }
                }
            }
            more = values.next();
        }
        return true;
    }

    private Quantile quantile(int i) {
        return (Quantile) layout.aggregates().get(wanted.get(i));
    }

    private long state(int i) {
        return layout.stateAt(wanted.get(i));
    }

    @Override
    public Group group() {
        return joined.group();
    }

    @Override
    public long prefix() {
        return groups.prefix();
    }

    @Override
    public void close() {}
}
