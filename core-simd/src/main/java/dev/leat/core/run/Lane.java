package dev.leat.core.run;

import java.util.List;

/// Splits whose rows are in order, and the kernels that take them in order.
///
/// `head` and `delivering` are guarded by the lock of [Flow]; the chain belongs to the worker that delivers.
final class Lane {

    final List<Feed> feeds;
    final Delivery delivery;

    /// Whether it has nothing to read, and its turn only when all others have ended.
    final boolean last;

    /// The feed whose turn it is.
    int head;

    /// Whether a worker takes rows through the kernels now.
    boolean delivering;

    /// Whether its last rows went all the way.
    boolean ended;

    private Lane(List<Feed> feeds, Delivery delivery, boolean last) {
        this.feeds = feeds;
        this.delivery = delivery;
        this.last = last;
    }

    static Lane of(List<Feed> feeds, Delivery delivery) {
        return new Lane(feeds, delivery, false);
    }

    /// What is done once all rows of all lanes had their turn.
    static Lane last(Delivery delivery) {
        return new Lane(List.of(), delivery, true);
    }

    /// Whether all feeds had their turn.
    boolean drained() {
        return head == feeds.size();
    }

    Feed headFeed() {
        return feeds.get(head);
    }
}
