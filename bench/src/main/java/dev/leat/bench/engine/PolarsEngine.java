package dev.leat.bench.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// Polars, by its package for Node.js, which npm installs once into a folder. It has no limit of memory.
final class PolarsEngine implements Engine {

    private static final String VERSION = "0.26.1";

    /// The second has the library itself and is not pulled in by the first.
    private static final List<String> PACKAGES =
            List.of("nodejs-polars@" + VERSION, "nodejs-polars-linux-x64-gnu@" + VERSION);

    private static final String SCRIPT = "polars.cjs";

    private final Path folder;

    /// @param cache a folder to install into
    PolarsEngine(Path cache) {
        this.folder = cache.resolve("polars-" + VERSION);
    }

    @Override
    public String name() {
        return Program.Polars.ENGINE;
    }

    @Override
    public String obstacle() throws IOException, InterruptedException {
        if (Outputs.of(List.of("node", "--version")).isEmpty()) {
            return "there is no node";
        }
        boolean linux = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        if (!linux) {
            return "its package is for Linux on x86-64";
        }
        if (Files.notExists(folder.resolve("installed"))) {
            String reason = install();
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        try (InputStream script = PolarsEngine.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IOException("no resource " + SCRIPT);
            }
            Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        return "";
    }

    private String install() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve("npm.log");
        List<String> command = List.of(
                "npm",
                "install",
                "--prefix",
                folder.toString(),
                "--no-audit",
                "--no-fund",
                PACKAGES.get(0),
                PACKAGES.get(1));
        try {
            Process npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (npm.waitFor() != 0) {
                return "npm could not install " + PACKAGES.get(0) + ", see " + log;
            }
        } catch (IOException _) {
            return "there is no npm to install " + PACKAGES.get(0) + " with";
        }
        Files.createFile(folder.resolve("installed"));
        return "";
    }

    @Override
    public String version() throws InterruptedException {
        return "Polars (nodejs-polars " + VERSION + ") on Node.js " + Outputs.of(List.of("node", "--version"));
    }

    @Override
    public boolean bounded() {
        return false;
    }

    @Override
    public Launch whole(Task task) {
        return live(task);
    }

    @Override
    public Launch live(Task task) {
        return new Launch(
                List.of(
                        "node",
                        folder.resolve(SCRIPT).toString(),
                        task.program().text(),
                        task.input().toString(),
                        task.output().toString()),
                Map.of("POLARS_MAX_THREADS", Integer.toString(task.threads())),
                folder);
    }
}
