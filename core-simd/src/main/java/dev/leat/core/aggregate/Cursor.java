package dev.leat.core.aggregate;

import dev.leat.core.aggregate.Layout.Group;
import java.io.Closeable;
import java.io.IOException;

/// Groups in the order of their keys, one at a time.
interface Cursor extends Closeable {

    /// Goes to the next group, at first to the first.
    ///
    /// @return whether there is one
    boolean next() throws IOException, InterruptedException;

    /// The group that it is at, until it goes on.
    Group group();

    /// The [prefix][Layout#prefix] of its key.
    long prefix();

    @Override
    void close() throws IOException;

    /// Of groups in memory.
    static Cursor of(Table.Sorted sorted) {
        return new Cursor() {
            private int index = -1;
            private long prefix;
            private Group group = new Group(sorted.records(), 0, sorted.texts());

            @Override
            public boolean next() {
                if (++index >= sorted.count()) {
                    return false;
                }
                group = sorted.group(index);
                prefix = sorted.layout().prefix(group.records(), group.at(), group.texts());
                return true;
            }

            @Override
            public Group group() {
                return group;
            }

            @Override
            public long prefix() {
                return prefix;
            }

            @Override
            public void close() {}
        };
    }
}
