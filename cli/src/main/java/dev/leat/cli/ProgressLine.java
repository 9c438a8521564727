package dev.leat.cli;

import dev.leat.api.plugin.ByteSize;
import dev.leat.core.Observer;
import dev.leat.core.Observer.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// One line on a terminal that tells how far a run is, written anew about five times a second.
final class ProgressLine implements Observer {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final int columns;
    private Duration next = BETWEEN;

    ProgressLine(PrintStream terminal, int columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    @Override
    public void progress(Progress progress) {
        if (progress.elapsed().compareTo(next) < 0) {
            return;
        }
        next = progress.elapsed().plus(BETWEEN);
        String line = line(progress);
        // The last column stays free: a character there wraps the line on some terminals.
        terminal.print(ERASE + line.substring(0, Math.min(line.length(), columns - 1)));
        terminal.flush();
    }

    void erase() {
        terminal.print(ERASE);
        terminal.flush();
    }

    static String line(Progress progress) {
        double seconds = Math.max(1e-9, progress.elapsed().toNanos() / 1e9);
        var line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%,d rows  ", progress.rowsIn()));
        line.append(new ByteSize(progress.bytesRead()));
        if (progress.bytesTotal() > 0) {
            line.append(" of ").append(new ByteSize(progress.bytesTotal()));
        }
        line.append(String.format(Locale.ROOT, "  %,.0f rows/s", progress.rowsIn() / seconds));
        line.append("  memory ").append(new ByteSize(progress.memoryUsed()));
        line.append(" of ").append(new ByteSize(progress.memoryLimit()));
        line.append(String.format(Locale.ROOT, "  batch %,d", progress.batchRows()));
        if (progress.bytesTotal() > 0 && progress.bytesRead() > 0) {
            double left = seconds * Math.max(0, progress.bytesTotal() - progress.bytesRead()) / progress.bytesRead();
            line.append("  ").append(time(Math.round(left))).append(" left");
        }
        return line.toString();
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
