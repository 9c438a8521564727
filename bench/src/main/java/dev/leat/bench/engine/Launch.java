package dev.leat.bench.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a process is started.
///
/// @param environment what it finds beside our own
/// @param folder where it is started
public record Launch(List<String> command, Map<String, String> environment, Path folder) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("LEAT_JAVA_OPTS");
        builder.environment().putAll(environment);
        return builder;
    }
}
