package dev.leat.core.run;

import dev.leat.api.source.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Decides what each worker does next, and holds what was read until it is its turn.
///
/// What is ready to go through the kernels goes first, then reading where it is a lane's turn, then reading ahead.
/// Reading ahead is bounded by memory; reading whose turn it is is not, where nothing of it is ready yet, so that there
/// is always progress. Who waits here holds nothing but its thread.
///
/// Invariant, under the lock: `inFlight` is what the items in all feeds and in the hands of workers hold and what
/// running reads are expected to take; a feed is read by one worker at a time, and a lane delivered by one; `aside` is
/// how many workers have an item that had its turn, and `working` how many do any of that.
final class Flow {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Lane> lanes;
    private final Room room;
    private final BatchSizer sizer;
    private final Set<Thread> urgent = new HashSet<>();
    private long inFlight;
    private int queued;
    private int lanesLeft;
    private int turn;
    private int needy;
    private int working;
    private int aside;
    private long releases;
    private boolean stopped;

    Flow(List<Lane> lanes, Room room, BatchSizer sizer) {
        this.lanes = lanes;
        this.room = room;
        this.sizer = sizer;
        this.lanesLeft = lanes.size();
    }

    /// Waits until there is something to do.
    ///
    /// @param limit how many rows a batch may ask for at most
    Work next(long limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (stopped || lanesLeft == 0) {
                    changed.signalAll();
                    return new Work.Nothing();
                }
                BatchSizer.Ask ask = sizer.ask(room.ofBatch(inFlight)).atMost(limit);
                boolean roomAhead = room.ahead(inFlight + ask.bytes());
                Optional<Work> work = inTurn(ask, roomAhead);
                if (work.isPresent()) {
                    urgent.add(Thread.currentThread());
                    return work.get();
                }
                urgent.remove(Thread.currentThread());
                work = roomAhead && needy == 0 ? readingAhead(ask) : Optional.empty();
                if (work.isPresent()) {
                    return work.get();
                }
                waitForChange(roomAhead);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes what a worker has read.
    void filled(Work.Read read, Item item) {
        lock.lock();
        try {
            Feed feed = read.feed();
            inFlight -= read.ask().bytes();
            feed.busy = false;
            feed.begun = true;
            worked();
            if (feed.redirect.isPresent() || read.lane().ended) {
                item.release();
            } else {
                feed.ready.add(item);
                queued++;
                feed.ended = !(item instanceof Item.Rows);
                inFlight += item.bytes();
                check(feed);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes that a read found no memory; the reader is back to where it was. Everything read ahead is given up
    /// where it was a lane's turn. Where others were at work, it is tried again when one of them is done.
    ///
    /// @return whether it makes sense to try again
    boolean starved(Work.Read read) {
        lock.lock();
        try {
            Feed feed = read.feed();
            boolean turnOfIt = isHead(feed);
            sizer.refused();
            boolean now = turnOfIt && (giveUpAhead() || sizer.tooLarge(read.ask()));
            if (turnOfIt && !now && read.alone()) {
                return false;
            }
            inFlight -= read.ask().bytes();
            feed.busy = false;
            feed.held = !turnOfIt;
            worked();
            feed.starvedAfter = now ? Feed.NEVER : releases;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes that an item went through the kernels. Not called for one that ends a feed.
    void delivered(Work.Deliver work, long bytes) {
        lock.lock();
        try {
            inFlight -= bytes;
            work.lane().delivering = false;
            worked();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes that an item had its turn, and that its worker does the rest, which needs no order, aside. The next
    /// one can be delivered meanwhile.
    void setAside(Work.Deliver work) {
        lock.lock();
        try {
            work.lane().delivering = false;
            aside++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes that a worker is done with what it had aside.
    void doneAside(long bytes) {
        lock.lock();
        try {
            inFlight -= bytes;
            aside--;
            worked();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes that a feed's last row went through the kernels. The lane stays with the worker.
    ///
    /// @return whether there are more feeds
    boolean feedEnded(Lane lane, Position end) {
        lock.lock();
        try {
            lane.head++;
            if (lane.drained()) {
                return false;
            }
            Feed next = lane.headFeed();
            if (next.split.continues()) {
                next.unchecked = Optional.of(end);
                check(next);
            }
            lane.delivering = false;
            worked();
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes that a lane has come to its end, or that no more of it is wanted.
    ///
    /// @param bytes what is still held of it, and given back
    /// @return whether it was the last
    boolean laneEnded(Lane lane, long bytes) {
        lock.lock();
        try {
            inFlight -= bytes;
            for (int i = lane.head; i < lane.feeds.size(); i++) {
                drop(lane.feeds.get(i));
            }
            lane.ended = true;
            lane.delivering = false;
            lanesLeft--;
            worked();
            changed.signalAll();
            return lanesLeft == 0;
        } finally {
            lock.unlock();
        }
    }

    /// Says that no more rows are wanted.
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many items are ready.
    int queued() {
        lock.lock();
        try {
            return queued;
        } finally {
            lock.unlock();
        }
    }

    /// Gives up everything read ahead, for a worker that finds no memory for what it is a lane's turn to read or
    /// deliver. Where nothing is ready ahead but some is being read, it waits for that.
    ///
    /// @return whether there was any, and this is such a worker
    boolean revoke() {
        lock.lock();
        try {
            return urgent.contains(Thread.currentThread()) && awaitAhead();
        } catch (InterruptedException _) {
            // Whoever needs the memory does without it, and ends at its next wait.
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitAhead() throws InterruptedException {
        needy++;
        try {
            while (!giveUpAhead()) {
                if (!aheadIsRead()) {
                    return false;
                }
                changed.await();
            }
            return true;
        } finally {
            needy--;
            changed.signalAll();
        }
    }

    private boolean aheadIsRead() {
        for (Lane lane : lanes) {
            for (int i = lane.head + 1; i < lane.feeds.size(); i++) {
                if (lane.feeds.get(i).busy) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Gives back what nobody will deliver. For when no worker runs any more.
    void discard() {
        for (Lane lane : lanes) {
            for (Feed feed : lane.feeds) {
                drop(feed);
            }
        }
    }

    private Optional<Work> delivery() {
        for (Lane lane : lanes) {
            if (lane.delivering || lane.ended || !due(lane)) {
                continue;
            }
            if (lane.drained()) {
                lane.delivering = true;
                working++;
                return Optional.of(new Work.Finish(lane));
            }
            Feed head = lane.headFeed();
            if (!head.ready.isEmpty() && head.unchecked.isEmpty()) {
                lane.delivering = true;
                working++;
                queued--;
                return Optional.of(new Work.Deliver(lane, head, head.ready.remove()));
            }
        }
        return Optional.empty();
    }

    /// Whether what has to be done before the lane is done.
    private boolean due(Lane lane) {
        return !lane.last || (lanesLeft == 1 && aside == 0);
    }

    private Optional<Work> inTurn(BatchSizer.Ask ask, boolean roomAhead) {
        return delivery().or(() -> reading(ask, roomAhead));
    }

    private Optional<Work> reading(BatchSizer.Ask ask, boolean roomAhead) {
        // Lanes take turns, so that none starves.
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get((turn + i) % lanes.size());
            if (lane.ended || lane.drained()) {
                continue;
            }
            Feed head = lane.headFeed();
            boolean waits = head.starvedAfter == releases && working > 0;
            if (head.open() && !waits && (head.ready.isEmpty() || roomAhead)) {
                turn = (turn + i + 1) % lanes.size();
                return Optional.of(read(lane, head, ask));
            }
        }
        return Optional.empty();
    }

    private Optional<Work> readingAhead(BatchSizer.Ask ask) {
        for (Lane lane : lanes) {
            for (int i = lane.head + 1; i < lane.feeds.size() && !lane.ended; i++) {
                Feed feed = lane.feeds.get(i);
                if (feed.open() && !feed.held) {
                    return Optional.of(read(lane, feed, ask));
                }
            }
        }
        return Optional.empty();
    }

    private Work read(Lane lane, Feed feed, BatchSizer.Ask ask) {
        feed.busy = true;
        inFlight += ask.bytes();
        boolean alone = working == 0;
        working++;
        Optional<Position> from = feed.redirect;
        feed.redirect = Optional.empty();
        return new Work.Read(lane, feed, ask, from, alone);
    }

    /// Notes that a worker is done with what it did, and may have released memory.
    private void worked() {
        working--;
        releases++;
    }

    /// Compares where a feed started with where it had to, if both are known.
    private void check(Feed feed) {
        if (feed.unchecked.isEmpty()) {
            return;
        }
        Position expected = feed.unchecked.get();
        if (!feed.begun && !feed.busy) {
            feed.redirect = feed.unchecked;
            feed.unchecked = Optional.empty();
        } else if (feed.begun) {
            feed.unchecked = Optional.empty();
            if (!feed.reader.start().equals(expected)) {
                drop(feed);
                feed.redirect = Optional.of(expected);
            }
        }
    }

    private void drop(Feed feed) {
        for (Item item : feed.ready) {
            inFlight -= item.bytes();
            item.release();
        }
        queued -= feed.ready.size();
        feed.ready.clear();
        feed.ended = false;
    }

    /// Gives up what was read ahead of all heads.
    ///
    /// @return whether there was any
    private boolean giveUpAhead() {
        boolean any = false;
        for (Lane lane : lanes) {
            for (int i = lane.head + 1; i < lane.feeds.size(); i++) {
                Feed feed = lane.feeds.get(i);
                if (!feed.ready.isEmpty() && !feed.busy) {
                    drop(feed);
                    any = true;
                    feed.held = true;
                    feed.begun = false;
                    feed.redirect = Optional.of(feed.reader.start());
                }
            }
        }
        return any;
    }

    private boolean isHead(Feed feed) {
        return lanes.stream().anyMatch(lane -> !lane.drained() && lane.headFeed() == feed);
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is in next().
    private void waitForChange(boolean roomAhead) throws InterruptedException {
        var event = new RunEvents.MemoryWait();
        event.begin();
        changed.await();
        if (!roomAhead) {
            event.inFlight = inFlight;
            event.commit();
        }
    }
}
