package dev.leat.core.run;

import java.util.List;

/// Splits whose rows are in order, and the kernels that take them in order.
///
/// `head` and `delivering` are guarded by the lock of [Flow]; the chain belongs to the worker that delivers.
final class Lane {

    final List<Feed> feeds;
    final Delivery delivery;

    /// The feed whose turn it is.
    int head;

    /// Whether a worker takes rows through the kernels now.
    boolean delivering;

    /// Whether its last rows went all the way.
    boolean ended;

    Lane(List<Feed> feeds, Delivery delivery) {
        this.feeds = feeds;
        this.delivery = delivery;
    }

    /// Whether all feeds had their turn.
    boolean drained() {
        return head == feeds.size();
    }

    Feed headFeed() {
        return feeds.get(head);
    }
}
