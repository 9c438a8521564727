package dev.leat.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What figures were measured on.
///
/// @param memory bytes
/// @param load how many processes wanted to run on average over the minute before
public record Machine(String cpu, int cores, long memory, String system, String jdk, double load) {

    public static Machine here() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                cpu(Path.of("/proc/cpuinfo")),
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                system.getSystemLoadAverage());
    }

    private static String cpu(Path file) throws IOException {
        if (Files.isReadable(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return "an unnamed CPU";
    }

    /// In a sentence.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB, %s, %s; load before the run %.1f",
                cpu,
                cores,
                memory / 1e9,
                system,
                jdk,
                load);
    }
}
