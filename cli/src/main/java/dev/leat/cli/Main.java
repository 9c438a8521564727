package dev.leat.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The entry of the `leat` command.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Text is UTF-8 whatever the locale, as the data is.
        var out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var cancellation = Cancellation.of(Thread.currentThread());
        int exitCode = run(args, out, err);
        out.flush();
        cancellation.ended();
        System.exit(exitCode);
    }

    /// Runs one command line. Nothing but the two streams and what the command names is touched.
    ///
    /// @return the exit code
    public static int run(String[] args, PrintStream out, PrintStream err) {
        var shell = new Shell(new CommonOptions(), out, err, Terminal.ofProcess());
        try {
            return Leat.commandLine(shell).execute(args);
        } catch (Error e) {
            // picocli reports exceptions only.
            return Failure.report(e, err);
        }
    }
}
