package dev.leat.cli;

import dev.leat.api.kernel.Observation;
import dev.leat.core.Observer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a CSV line for each batch: what the controller saw, and what it answered.
final class Trace implements Observer, AutoCloseable {

    static final String HEADER =
            "sequence,lane,rows_asked,rows_in,bytes_in,rows_out,bytes_out,read_ns,process_ns,queued,"
                    + "budget_used,budget_limit,next_rows";

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
        Observation seen = batch.observation();
        try {
            lines.write(batch.sequence() + "," + quoted(batch.lane()) + "," + seen.rowsAsked() + "," + seen.rowsIn()
                    + ","
                    + seen.bytesIn() + "," + seen.rowsOut() + "," + seen.bytesOut() + "," + seen.readNanos() + ","
                    + seen.processNanos() + "," + seen.queued() + "," + seen.budgetUsed() + "," + seen.budgetLimit()
                    + ","
                    + batch.nextRows() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
