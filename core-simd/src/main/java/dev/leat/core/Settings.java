package dev.leat.core;

import java.util.HashMap;
import java.util.Map;

/// How an engine is set up, in the words of the command line.
///
/// @param memory what bounds the process: a size (`256MB`) or a share of the machine (`80%`)
/// @param threads how many threads decode and compute, 1 or more
/// @param kernels `auto`, `scalar` or `vector`
/// @param controller what sizes batches: `NAME` or `NAME:key=value,key=value`
/// @param spill options of the plugin that spills
public record Settings(String memory, int threads, String kernels, String controller, Map<String, String> spill) {
    public Settings {
        spill = Map.copyOf(spill);
        if (threads < 1) {
            throw new IllegalArgumentException("threads has to be 1 or more, not " + threads);
        }
    }

    /// Settings that spill as the plugin does by itself.
    public Settings(String memory, int threads, String kernels, String controller) {
        this(memory, threads, kernels, controller, Map.of());
    }

    /// 80 % of the machine or of the container, a thread a core, the fastest kernels there are.
    public static Settings defaults() {
        return new Settings("80%", Runtime.getRuntime().availableProcessors(), "auto", "auto");
    }

    public Settings withMemory(String size) {
        return new Settings(size, threads, kernels, controller, spill);
    }

    public Settings withThreads(int count) {
        return new Settings(memory, count, kernels, controller, spill);
    }

    public Settings withKernels(String choice) {
        return new Settings(memory, threads, choice, controller, spill);
    }

    public Settings withController(String choice) {
        return new Settings(memory, threads, kernels, choice, spill);
    }

    /// Sets an option of the plugin that spills: `folders`, `max`, `compression`.
    public Settings withSpill(String key, String value) {
        Map<String, String> options = new HashMap<>(spill);
        options.put(key, value);
        return new Settings(memory, threads, kernels, controller, options);
    }
}
