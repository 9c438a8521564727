package dev.leat.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs `leat` as people do: the launcher, in a process of its own.
final class LeatProcess {

    private static final long PATIENCE_SECONDS = 300;

    /// The root of the checkout; tests run in a folder of it.
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private LeatProcess() {}

    /// Runs it in a folder to its end.
    static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), ROOT.resolve("leat").toString(), arguments);
    }

    static Result run(Path folder, Map<String, String> environment, String launcher, String... arguments)
            throws IOException, InterruptedException {
        // Files, so that a full pipe stops nothing.
        Path out = Files.createTempFile("leat", ".out");
        Path err = Files.createTempFile("leat", ".err");
        try {
            ProcessBuilder builder = builder(folder, launcher, arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after " + PATIENCE_SECONDS + " s: " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), told(Files.readString(err)));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static ProcessBuilder builder(Path folder, String launcher, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(launcher);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("LEAT_JAVA_OPTS");
        return builder;
    }

    /// Standard error without the line that the JVM prints for its incubating Vector API.
    private static String told(String err) {
        return err.replaceFirst("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
    }

    record Result(int exitCode, String out, String err) {
        byte[] bytes() {
            return out.getBytes(StandardCharsets.UTF_8);
        }
    }
}
