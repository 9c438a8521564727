package dev.leat.spill.chronicle;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.state.KeyedState;
import dev.leat.api.state.KeyedStates;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// States of tests.
final class States {

    private States() {}

    /// @param options as `key=value`
    static KeyedStates in(Path folder, String... options) {
        return in(new ArenaBudget(64 << 20).environment(), folder, options);
    }

    static KeyedStates in(Environment environment, Path folder, String... options) {
        Map<String, String> texts = new HashMap<>(Map.of("folder", folder.toString()));
        for (String option : options) {
            String[] parts = option.split("=", 2);
            texts.put(parts[0], parts[1]);
        }
        var provider = new ChronicleStateProvider();
        return provider.open(Options.of(provider, texts), environment);
    }

    /// Sets the states of numbered keys to their numbers.
    static void number(long from, long to, KeyedState state) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(8);
            for (long i = from; i < to; i++) {
                key.set(ValueLayout.JAVA_LONG, 0, i);
                state.state(key).set(ValueLayout.JAVA_LONG, 0, i);
            }
        }
    }

    /// The state of a numbered key, or -1 where there is none.
    static long numbered(long number, KeyedState state) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(8);
            key.set(ValueLayout.JAVA_LONG, 0, number);
            return state.has(key) ? state.state(key).get(ValueLayout.JAVA_LONG, 0) : -1;
        }
    }

    /// All that is in a folder, by name.
    static List<String> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /// The next line of a process.
    static String line(InputStream from) throws IOException {
        var line = new StringBuilder();
        for (int next = from.read(); next >= 0 && next != '\n'; next = from.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
