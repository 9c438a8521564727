package dev.leat.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Threads that live no longer than a block of code: the only place that starts any.
///
/// The first task that fails interrupts the others; what those throw while they unwind is of no interest. Closing
/// interrupts those that still run, and waits for them.
public final class TaskScope implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private boolean ending;
    private Optional<Failure> failure = Optional.empty();

    /// Starts a task on a platform thread of its own, unless the end has come already.
    public void start(String name, Task task) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(task));
        // Under the lock, so that the end finds the thread running, or never lets it start.
        synchronized (this) {
            if (ending) {
                return;
            }
            threads.add(thread);
            thread.start();
        }
    }

    /// Waits until all tasks have ended.
    ///
    /// @return the first failure
    public Optional<Failure> join() throws InterruptedException {
        for (Thread thread : copy()) {
            thread.join();
        }
        synchronized (this) {
            return failure;
        }
    }

    /// Says that what is still running is not needed any more.
    public void stop() {
        synchronized (this) {
            ending = true;
        }
        interruptOthers();
    }

    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        for (Thread thread : copy()) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    // Whoever interrupts wants this to end, and it does as soon as the threads have.
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Task task) {
        try {
            task.run();
        } catch (Exception | Error e) {
            failed(new Failure(task, e));
        }
    }

    private void failed(Failure first) {
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
            failure = Optional.of(first);
        }
        interruptOthers();
    }

    private void interruptOthers() {
        for (Thread thread : copy()) {
            if (!thread.equals(Thread.currentThread())) {
                thread.interrupt();
            }
        }
    }

    private synchronized List<Thread> copy() {
        return List.copyOf(threads);
    }

    /// What a thread does. It ends soon after an interrupt.
    public interface Task {
        void run() throws Exception;
    }

    /// What a task threw.
    public record Failure(Task task, Throwable cause) {}
}
