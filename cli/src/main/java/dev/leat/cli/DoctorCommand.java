package dev.leat.cli;

import dev.leat.api.plugin.ByteSize;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
    public Integer call() throws Exception {
        Diagnosis found = Diagnosis.of(shell.common().settings());
        if (shell.common().json()) {
            shell.out().println(json(found));
        } else {
            print(found);
        }
        return 0;
    }

    private void print(Diagnosis found) {
        line("java", found.java() + " in " + found.javaHome());
        line("threads", found.threads() + " of " + found.cores() + " cores");
        line("vectors", found.vectorBits() + " bits");
        line("kernels", found.kernels() + " (" + found.kernelsReason() + ")");
        line("memory", "machine " + size(found.physical()) + ", container " + container(found));
        line("", "limit " + size(found.limit()) + " for the process:");
        line("", "  heap " + size(found.heap()));
        line("", "  reserve " + size(found.reserve()) + " for code, metaspace, stacks and the compilers");
        line("", "  budget " + size(found.budget()) + " for batches, windows and state");
        for (Diagnosis.Folder folder : found.temporary()) {
            line("temporary", folder.path() + free(folder));
        }
    }

    private void line(String name, String value) {
        shell.out().printf("%-9s  %s%n", name, value);
    }

    private static String container(Diagnosis found) {
        return found.container().isPresent() ? size(found.container().getAsLong()) : "without a limit";
    }

    private static String free(Diagnosis.Folder folder) {
        return folder.free().isPresent() ? " with " + size(folder.free().getAsLong()) + " free" : ", not there yet";
    }

    private static String size(long bytes) {
        return new ByteSize(bytes).toString();
    }

    private static ObjectNode json(Diagnosis found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("java", found.java())
                .put("java_home", found.javaHome())
                .put("cores", found.cores())
                .put("threads", found.threads())
                .put("vector_bits", found.vectorBits())
                .put("kernels", found.kernels())
                .put("kernels_reason", found.kernelsReason());
        ObjectNode memory = json.putObject("memory");
        memory.put("machine", found.physical());
        found.container().ifPresent(limit -> memory.put("container", limit));
        memory.put("limit", found.limit())
                .put("heap", found.heap())
                .put("reserve", found.reserve())
                .put("budget", found.budget());
        ArrayNode temporary = json.putArray("temporary");
        for (Diagnosis.Folder folder : found.temporary()) {
            ObjectNode node = temporary.addObject().put("folder", folder.path());
            folder.free().ifPresent(bytes -> node.put("free", bytes));
        }
        return json;
    }
}
