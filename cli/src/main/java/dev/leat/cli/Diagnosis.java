package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Settings;
import dev.leat.core.kernels.KernelChoice;
import dev.leat.core.memory.Machine;
import dev.leat.core.memory.ProcessLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        String temporary,
        long temporaryFree) {

    /// @throws IllegalArgumentException where no engine opens with these settings
    static Diagnosis of(Settings settings) throws IOException {
        try (Engine engine = Engine.open(settings)) {
            Machine machine = Machine.here();
            long limit = ProcessLimit.parse(settings.memory(), () -> machine).bytes();
            long heap = Runtime.getRuntime().maxMemory();
            long budget = engine.environment().memory().limit();
            KernelChoice.Decision kernels = KernelChoice.decide(settings.kernels());
            Path temporary =
                    Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
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
                    temporary.toString(),
                    Files.getFileStore(temporary).getUsableSpace());
        }
    }
}
