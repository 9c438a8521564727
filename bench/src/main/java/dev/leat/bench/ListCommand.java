package dev.leat.bench;

import dev.leat.bench.workload.Contender;
import dev.leat.bench.workload.Workload;
import dev.leat.bench.workload.Workloads;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `leat bench list`.
@Command(name = "list", description = "List the workloads, and who runs in each.")
final class ListCommand implements Runnable {

    private final Shell shell;

    ListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        for (Workload workload : Workloads.ALL) {
            String contenders =
                    workload.contenders(1).stream().map(Contender::name).collect(Collectors.joining(", "));
            shell.out().printf(Locale.ROOT, "%-22s %s (%s)%n", workload.name(), workload.summary(), contenders);
        }
    }
}
