package dev.leat.bench;

import dev.leat.cli.Failure;
import dev.leat.cli.WrongUse;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// The entry of `leat bench`.
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(words, out, err));
    }

    /// Runs one command line.
    ///
    /// @return the exit code, as of every command of `leat`
    static int run(String[] words, PrintStream out, PrintStream err) {
        var shell = new Shell(out, err, "./leat bench " + String.join(" ", words));
        return new CommandLine(new BenchCommand())
                .addSubcommand(new ListCommand(shell))
                .addSubcommand(new RunCommand(shell))
                .addSubcommand(new GuardCommand(shell))
                .addSubcommand(new KernelsCommand(shell))
                .addSubcommand(new ScalingCommand(shell))
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, _) -> wrongUse(wrong, err))
                .setExecutionExceptionHandler((thrown, _, _) -> Failure.report(thrown, err))
                .execute(words);
    }

    private static int wrongUse(ParameterException wrong, PrintStream err) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        err.println("leat: " + WrongUse.problem(wrong) + " ('" + command + " --help' tells more)");
        return Failure.WRONG_USE;
    }
}
