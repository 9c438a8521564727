package dev.leat.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What the system says of a running process. It is asked from outside, so that no engine measures itself.
///
/// @param cpuSeconds of all its threads so far, in the system too
/// @param peakBytes the most that was resident so far (`VmHWM` of `/proc`), 0 where the system has none
record ProcessFigures(double cpuSeconds, long peakBytes) {

    static final ProcessFigures NONE = new ProcessFigures(0, 0);

    static ProcessFigures of(Process process) {
        double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        return new ProcessFigures(cpu, peak(process.pid()));
    }

    /// Each at its most: a process that has just ended has no figures any more.
    ProcessFigures and(ProcessFigures later) {
        return new ProcessFigures(Math.max(cpuSeconds, later.cpuSeconds), Math.max(peakBytes, later.peakBytes));
    }

    private static long peak(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException _) {
            return 0;
        }
        return 0;
    }
}
