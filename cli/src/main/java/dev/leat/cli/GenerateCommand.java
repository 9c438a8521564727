package dev.leat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `leat generate`, whose subcommands say what.
@Command(name = "generate", description = "Generate rows, for load.", synopsisSubcommandLabel = "trades")
final class GenerateCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine generate = spec.commandLine();
        throw new ParameterException(generate, "what to generate is missing: trades");
    }
}
