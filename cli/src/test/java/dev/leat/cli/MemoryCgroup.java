package dev.leat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A control group of its own that lets its processes hold so much memory and no swap, of version 1 or 2. The kernel
/// kills a process that needs more.
///
/// @param limitFile the file of the group that tells its limit
record MemoryCgroup(Path folder, String limitFile, long limit) implements AutoCloseable {

    private static final Path V1 = Path.of("/sys/fs/cgroup/memory");
    private static final Path V2 = Path.of("/sys/fs/cgroup");

    /// Makes one, where this process may.
    static Optional<MemoryCgroup> of(long limit) throws IOException {
        String name = "leat-test-" + ProcessHandle.current().pid();
        if (Files.isWritable(V1.resolve("cgroup.procs"))) {
            var group = new MemoryCgroup(V1.resolve(name), "memory.limit_in_bytes", limit);
            group.make("memory.memsw.limit_in_bytes", Long.toString(limit));
            return Optional.of(group);
        }
        if (Files.isWritable(V2.resolve("cgroup.procs")) && controlsMemory()) {
            var group = new MemoryCgroup(V2.resolve(name), "memory.max", limit);
            group.make("memory.swap.max", "0");
            return Optional.of(group);
        }
        return Optional.empty();
    }

    /// Runs `leat` in it, measured by GNU time from outside.
    Run leat(Path workFolder, String... arguments) throws IOException, InterruptedException {
        Path resident = Files.createTempFile(workFolder, "resident", "");
        List<String> command = new ArrayList<>(List.of("-c", "echo $$ >\"$0\" && exec \"$@\""));
        command.add(folder.resolve("cgroup.procs").toString());
        command.addAll(List.of("/usr/bin/time", "--quiet", "--format", "%M", "--output", resident.toString()));
        command.add(LeatProcess.ROOT.resolve("leat").toString());
        command.addAll(List.of(arguments));
        LeatProcess.Result result = LeatProcess.run(workFolder, Map.of(), "/bin/sh", command.toArray(String[]::new));
        return new Run(result, 1024 * Long.parseLong(Files.readString(resident).strip()));
    }

    @Override
    public void close() throws IOException {
        // The kernel may take a moment to let go of what has ended.
        for (int tries = 0; ; tries++) {
            try {
                Files.delete(folder);
                return;
            } catch (IOException e) {
                if (tries == 50) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void make(String swapFile, String swap) throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve(limitFile), Long.toString(limit));
        if (Files.exists(folder.resolve(swapFile))) {
            Files.writeString(folder.resolve(swapFile), swap);
        }
    }

    private static boolean controlsMemory() throws IOException {
        return Files.readString(V2.resolve("cgroup.subtree_control")).contains("memory");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param resident the most bytes of memory that the process held
    record Run(LeatProcess.Result result, long resident) {}
}
