package dev.leat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `leat controllers`, whose subcommands say what.
@Command(name = "controllers", description = "Try controllers in virtual time.", synopsisSubcommandLabel = "compare")
final class ControllersCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine controllers = spec.commandLine();
        throw new ParameterException(controllers, "what to do with controllers is missing: compare");
    }
}
