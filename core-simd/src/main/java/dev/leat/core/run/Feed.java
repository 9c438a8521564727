package dev.leat.core.run;

import dev.leat.api.source.Position;
import dev.leat.api.source.Split;
import java.util.ArrayDeque;
import java.util.Optional;

/// A split on its way: what was read of it waits here until it is its turn.
///
/// All fields are guarded by the lock of [Flow], but for the reader, which belongs to the worker that has the feed.
final class Feed {

    static final long NEVER = -1;

    final Input input;
    final Split split;
    final SplitReader reader;
    final ArrayDeque<Item> ready = new ArrayDeque<>();

    /// Whether a worker reads it now.
    boolean busy;

    /// Whether something was read, so that the reader's start is known.
    boolean begun;

    /// Whether there is nothing more to read: it came to its end, or failed.
    boolean ended;

    /// Whether it has to wait until it is its turn, since memory was short.
    boolean held;

    /// After how many releases of memory a read found none; [#NEVER] where it did not.
    long starvedAfter = NEVER;

    /// Where the reader has to go on before it reads anything more.
    Optional<Position> redirect = Optional.empty();

    /// Where the split before it ended, until it was compared with where this one started.
    Optional<Position> unchecked = Optional.empty();

    Feed(Input input, Split split, SplitReader reader) {
        this.input = input;
        this.split = split;
        this.reader = reader;
    }

    /// Whether a worker can read more of it.
    boolean open() {
        return !busy && !ended;
    }
}
