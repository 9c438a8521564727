package dev.leat.bench.engine;

import java.nio.file.Path;
import java.util.List;

/// The engines there are.
public record Engines(List<Engine> engines) {
    public Engines {
        engines = List.copyOf(engines);
    }

    /// @param cache a folder for what has to be installed
    public static Engines of(Home home, Path cache) {
        return new Engines(List.of(
                new LeatEngine(home),
                new DuckDbEngine(home),
                new PolarsEngine(cache),
                new JavaEngine(home, Program.Java.PARQUET_JAVA, "parquet-java, by its column readers"),
                new JavaEngine(home, Program.Java.PLAIN, "plain Java: streams over FastCSV")));
    }

    public List<String> names() {
        return engines.stream().map(Engine::name).toList();
    }

    public Engine of(Program program) {
        for (Engine engine : engines) {
            if (engine.name().equals(program.engine())) {
                return engine;
            }
        }
        throw new IllegalStateException("no engine " + program.engine() + " in " + names());
    }
}
