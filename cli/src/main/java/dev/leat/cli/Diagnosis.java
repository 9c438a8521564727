package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Settings;
import dev.leat.core.kernels.KernelChoice;
import dev.leat.core.memory.Machine;
import dev.leat.core.memory.ProcessLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import jdk.incubator.vector.ByteVector;

/// What was found of the machine, and what an engine makes of it. Sizes are bytes.
///
/// @param container what the container allows, empty where it allows all there is
/// @param limit what the process may hold: heap, reserve and budget together
/// @param reserve what is kept for the native memory of the JVM
record Diagnosis(
        String java,
        String javaHome,
        int cores,
        int threads,
        int vectorBits,
        String kernels,
        String kernelsReason,
        long physical,
        OptionalLong container,
        long limit,
        long heap,
        long reserve,
        long budget,
        List<Folder> temporary) {

    /// @throws IllegalArgumentException where no engine opens with these settings
    static Diagnosis of(Settings settings) throws IOException {
        try (Engine engine = Engine.open(settings)) {
            Machine machine = Machine.here();
            long limit = ProcessLimit.parse(settings.memory(), () -> machine).bytes();
            long heap = Runtime.getRuntime().maxMemory();
            long budget = engine.environment().memory().limit();
            KernelChoice.Decision kernels = KernelChoice.decide(settings.kernels());
            return new Diagnosis(
                    Runtime.version() + " (" + System.getProperty("java.vendor", "unknown") + ")",
                    System.getProperty("java.home", ""),
                    Runtime.getRuntime().availableProcessors(),
                    settings.threads(),
                    ByteVector.SPECIES_PREFERRED.vectorBitSize(),
                    kernels.mode().name().toLowerCase(Locale.ROOT),
                    kernels.reason(),
                    machine.physical(),
                    machine.container(),
                    limit,
                    heap,
                    limit - heap - budget,
                    budget,
                    folders(engine.environment().spill().folders()));
        }
    }

    private static List<Folder> folders(List<Path> paths) throws IOException {
        List<Folder> folders = new ArrayList<>();
        for (Path path : paths) {
            OptionalLong free = Files.isDirectory(path)
                    ? OptionalLong.of(Files.getFileStore(path).getUsableSpace())
                    : OptionalLong.empty();
            folders.add(new Folder(path.toString(), free));
        }
        return folders;
    }

    /// Where is spilled to.
    ///
    /// @param free bytes that its disk has room for, empty where the folder is not there yet
    record Folder(String path, OptionalLong free) {}
}
