package dev.leat.bench.report;

import dev.leat.bench.jmh.KernelRuns.Bandwidth;
import dev.leat.bench.jmh.KernelRuns.Twins;
import dev.leat.bench.jmh.Kernels;
import java.util.List;
import java.util.Locale;

/// Kernels for people: what vectors gain, and how far memory would let them go.
public final class KernelTable {

    private KernelTable() {}

    public static String of(Bandwidth memory, List<Twins> kernels) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "One thread copies %.1f GB/s (read and written) and reads %.1f GB/s, in blocks that no cache holds.%n%n"
                        + "| kernel | scalar, ns | vector, ns | gain | at least %.1f | bytes | GB/s | of memory |%n"
                        + "| --- | --- | --- | --- | --- | --- | --- | --- |%n",
                memory.copy(),
                memory.read(),
                Kernels.ENOUGH));
        for (Twins twins : kernels) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.2f | %s | %.1f | %.1f | %.0f%% |%n",
                    twins.kernel().label(),
                    twins.scalar(),
                    twins.vector(),
                    twins.gain(),
                    twins.kept() ? "yes" : "**no**",
                    twins.kernel().read() + twins.kernel().written(),
                    twins.bandwidth(),
                    100 * twins.share(memory)));
        }
        return text.toString();
    }
}
