package dev.leat.cli;

import dev.leat.core.Engine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `leat doctor`.
@Command(
        name = "doctor",
        description = "Print what was found of the machine, and what was made of it.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat doctor", "  leat doctor --memory 256MB --json"})
final class DoctorCommand implements Callable<Integer> {

    private final Shell shell;

    DoctorCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try (Engine engine = Engine.open(shell.common().settings())) {
            shell.out().println("kernels  " + engine.environment().kernels());
        }
        return 0;
    }
}
