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
}
