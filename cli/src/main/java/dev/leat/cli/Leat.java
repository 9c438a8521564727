package dev.leat.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The `leat` command itself: its words, and what to say to wrong ones.
@Command(
        name = "leat",
        description = "Turns streams of rows that are larger than memory into features.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 100)
final class Leat implements Runnable {

    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put("0", "done");
        EXIT_CODES.put("2", "what was asked for cannot be");
        EXIT_CODES.put("3", "the data is wrong");
        EXIT_CODES.put("4", "reading or writing failed");
        EXIT_CODES.put("5", "no memory, or no room to spill");
        EXIT_CODES.put("70", "a bug");
        EXIT_CODES.put("130", "cancelled");
    }

    @Mixin
    final CommonOptions common;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Leat(CommonOptions common) {
        this.common = common;
    }

    static CommandLine commandLine(Shell shell) {
        CommandLine leat = new CommandLine(new Leat(shell.common()))
                // The launcher would not see a --memory in there; and files may be named so.
                .setExpandAtFiles(false)
                .addSubcommand(new BarsCommand(shell))
                .addSubcommand(new AggregateCommand(shell))
                .addSubcommand(new CopyCommand(shell))
                .addSubcommand(new SortCommand(shell))
                .addSubcommand(new DedupeCommand(shell))
                .addSubcommand(new HeadCommand(shell))
                .addSubcommand(new SchemaCommand(shell))
                .addSubcommand(new ExplainCommand(shell))
                .addSubcommand(new PluginsCommand(shell))
                .addSubcommand(new CommandLine(new GenerateCommand()).addSubcommand(new GenerateTradesCommand(shell)))
                .addSubcommand(new ReplayCommand(shell))
                .addSubcommand(new CommandLine(new ControllersCommand()).addSubcommand(new CompareCommand(shell)))
                .addSubcommand(new BenchCommand())
                .addSubcommand(new DoctorCommand(shell))
                .addSubcommand(new DemoCommand(shell))
                .addSubcommand(new HelpCommand(shell));
        leat.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        return leat.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, _) -> wrongUse(wrong, shell))
                .setExecutionExceptionHandler((thrown, _, _) -> Failure.report(thrown, shell.err()));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing, one of " + WrongUse.commands(spec.commandLine()));
    }

    private static int wrongUse(ParameterException wrong, Shell shell) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String help = command.replaceFirst("^leat", "leat help");
        shell.err().println("leat: " + WrongUse.problem(wrong) + " ('" + help + "' tells more)");
        return Failure.WRONG_USE;
    }
}
