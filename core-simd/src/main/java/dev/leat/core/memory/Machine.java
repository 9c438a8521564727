package dev.leat.core.memory;

import java.nio.file.Path;
import java.util.OptionalLong;
import oshi.nativefree.SystemInfo;

/// The memory that there is: of the machine, and of the container that the process runs in.
///
/// @param physical bytes of the machine
/// @param container what the container may hold, empty where nothing limits it
public record Machine(long physical, OptionalLong container) {

    /// The machine and the container that this process runs in.
    public static Machine here() {
        return new Machine(
                new SystemInfo().getHardware().getMemory().getTotal(),
                Cgroup.of(Path.of("/")).limit());
    }

    /// The smaller of both. Containers may be allowed more than the machine has.
    public long memory() {
        return Math.min(physical, container.orElse(physical));
    }
}
