package dev.leat.bench.engine;

import java.io.IOException;

/// Something that runs programs of one kind, each in a process of its own.
public interface Engine {

    /// The name that programs know it by, and people.
    String name();

    /// Why it cannot run here, or empty. What can be installed is, the first time.
    String obstacle() throws IOException, InterruptedException;

    /// Its version, and what else matters of it.
    String version() throws IOException, InterruptedException;

    /// Whether it keeps to a task's limit of memory.
    boolean bounded();

    /// A process that does a task once and ends.
    Launch whole(Task task);

    /// A process that takes [Turns].
    Launch live(Task task);
}
