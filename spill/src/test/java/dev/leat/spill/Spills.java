package dev.leat.spill;

import dev.leat.api.plugin.Options;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Spills of tests.
final class Spills {

    private Spills() {}

    /// @param options as `key=value`
    static Spill open(Path folder, String... options) {
        return open(new ArenaBudget(64 << 20), folder, options);
    }

    static Spill open(ArenaBudget budget, Path folder, String... options) {
        Map<String, String> texts = new HashMap<>(Map.of("folders", folder.toString()));
        for (String option : options) {
            String[] parts = option.split("=", 2);
            texts.put(parts[0], parts[1]);
        }
        var provider = new DiskSpillProvider();
        return provider.open(Options.of(provider, texts), budget.environment());
    }

    /// Appends so many bytes that follow a pattern, and flushes.
    static void append(SpilledBytes file, long bytes) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(1 << 16);
            for (int i = 0; i < 1 << 14; i++) {
                chunk.setAtIndex(ValueLayout.JAVA_INT, i, i / 16);
            }
            for (long left = bytes; left > 0; left -= chunk.byteSize()) {
                file.append(chunk.asSlice(0, Math.min(left, chunk.byteSize())));
            }
            file.flush();
        }
    }

    static byte[] read(SpilledBytes file) throws IOException, InterruptedException {
        try (SpilledBytes.Reader reader = file.open();
                Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(reader.size());
            reader.read(0, into);
            return into.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /// All that is below a folder, by name.
    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder)).sorted().toList();
        }
    }
}
