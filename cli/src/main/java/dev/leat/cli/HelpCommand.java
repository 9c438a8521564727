package dev.leat.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `leat help COMMAND`.
@Command(name = "help", description = "Tell of a command, with examples.")
final class HelpCommand implements Runnable {

    private final Shell shell;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command to tell of.")
    private List<String> path = new ArrayList<>();

    HelpCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        CommandLine command = spec.root().commandLine();
        for (String name : path) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new IllegalArgumentException("no command '" + name + "' in " + WrongUse.commands(command));
            }
            command = next;
        }
        command.usage(shell.out());
    }
}
