package dev.leat.core.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The memory that this process really holds, as the kernel counts it (proc(5), `status`).
final class Resident {

    /// Where the system does not tell.
    static final long UNKNOWN = -1;

    private final Path status;

    Resident() {
        this(Path.of("/proc/self/status"));
    }

    Resident(Path status) {
        this.status = status;
    }

    long now() {
        return bytes("VmRSS:");
    }

    long peak() {
        return bytes("VmHWM:");
    }

    private long bytes(String key) {
        if (!Files.isReadable(status)) {
            return UNKNOWN;
        }
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(key)) {
                    String kibibytes = line.substring(key.length()).strip().split(" ", 2)[0];
                    return Long.parseLong(kibibytes) << 10;
                }
            }
            return UNKNOWN;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read how much memory this process holds", e);
        }
    }
}
