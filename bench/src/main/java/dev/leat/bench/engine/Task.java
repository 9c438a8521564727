package dev.leat.bench.engine;

import java.nio.file.Path;

/// A program, and what it may use.
///
/// @param memory a size (`2GB`), for engines that have a limit
/// @param temporary a folder for what the engine spills
public record Task(Program program, Path input, Path output, int threads, String memory, Path temporary) {

    /// A text of the program with the paths of this task.
    public String filled(String text) {
        return text.replace("{in}", input.toString()).replace("{out}", output.toString());
    }
}
