package dev.leat.cli;

import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.core.MemoryLevel;
import dev.leat.core.Observer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a CSV line for each batch: what the controller saw, and what followed. [TraceReader] reads it back.
final class Trace implements Observer, AutoCloseable {

    static final List<String> COLUMNS = List.of(
            "sequence",
            "lane",
            "rows_asked",
            "rows_in",
            "bytes_in",
            "rows_out",
            "bytes_out",
            "read_ns",
            "kernel_ns",
            "write_ns",
            "queued",
            "columns",
            "budget_used",
            "budget_limit",
            "levels",
            "stalled",
            "spilled_bytes",
            "gc_ns",
            "refused",
            "heard",
            "wanted_rows",
            "next_rows",
            "reason");

    static final String HEADER = String.join(",", COLUMNS);

    private final Writer lines;

    private Trace(Writer lines) {
        this.lines = lines;
    }

    /// @param file where to, or empty to write nothing
    static Trace to(String file) throws IOException {
        if (file.isEmpty()) {
            return new Trace(Writer.nullWriter());
        }
        Writer lines = Files.newBufferedWriter(Path.of(file));
        lines.write(HEADER + "\n");
        return new Trace(lines);
    }

    @Override
    public void batch(BatchDone batch) {
        try {
            lines.write(line(batch) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static String line(BatchDone batch) {
        Observation seen = batch.observation();
        Strain strain = seen.strain();
        Decision decision = batch.decision();
        List<Object> fields = List.of(
                batch.sequence(),
                quoted(batch.lane()),
                seen.rowsAsked(),
                seen.rowsIn(),
                seen.bytesIn(),
                seen.rowsOut(),
                seen.bytesOut(),
                seen.readNanos(),
                seen.processNanos() - seen.writeNanos(),
                seen.writeNanos(),
                seen.queued(),
                seen.columns(),
                seen.budgetUsed(),
                seen.budgetLimit(),
                batch.levels().stream().sorted().map(MemoryLevel::word).collect(Collectors.joining(" ")),
                // Empty where nobody tells, which is not 0.
                strain.stallsKnown() ? strain.stalled() : "",
                strain.spilledBytes(),
                strain.gcNanos(),
                strain.refused(),
                decision.heard(),
                decision.wanted(),
                decision.rows(),
                quoted(decision.reason()));
        return fields.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
