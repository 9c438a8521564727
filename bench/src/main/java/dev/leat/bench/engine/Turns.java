package dev.leat.bench.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The words between a process that is measured and the one that measures: a line `go` tells it to do its task, a line
/// `done` or `failed: …` is the answer. It ends with its input.
public final class Turns {

    public static final String GO = "go";
    public static final String DONE = "done";
    public static final String FAILED = "failed: ";

    private Turns() {}

    /// Does a task at each word, and ends the process; after a failure with exit code 1.
    static void take(Turn turn) throws IOException {
        PrintStream out = System.out;
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            try {
                turn.run();
            } catch (Exception e) {
                String reason = e.getMessage() == null ? e.toString() : e.getMessage();
                out.println(FAILED + reason.replaceAll("\\s+", " "));
                System.exit(1);
            }
            out.println(DONE);
        }
        System.exit(0);
    }

    interface Turn {
        void run() throws Exception;
    }
}
