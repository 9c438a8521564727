package dev.leat.bench;

import dev.leat.cli.WrongUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `leat bench`, whose subcommands say what.
@Command(
        name = "leat bench",
        description = "Measures Leat beside other engines, on the same files in the same run.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 100)
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing, one of " + WrongUse.commands(spec.commandLine()));
    }
}
