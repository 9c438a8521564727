package dev.leat.bench;

import dev.leat.api.plugin.ByteSize;
import dev.leat.bench.engine.Engines;
import dev.leat.bench.engine.Home;
import dev.leat.bench.engine.Program;
import dev.leat.bench.measure.Rounds;
import dev.leat.cli.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// Options of the commands that run engines beside each other.
final class RaceOptions {

    @Option(
            names = "--threads",
            paramLabel = "N[,N...]",
            split = ",",
            description = "How many threads each engine has. Default: one a core.")
    private List<Integer> threads = List.of(Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--memory",
            paramLabel = "SIZE[,SIZE...]",
            split = ",",
            description = "The limit of each engine's memory: 256MB, 2GB. Default: as the workload says.")
    private List<String> memories = new ArrayList<>();

    @Option(
            names = "--peers",
            paramLabel = "NAME[,NAME...]",
            split = ",",
            description = "Who runs beside Leat: duckdb, polars, parquet-java, java, or none. Default: all.")
    private List<String> peers = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds count. Default: 5.")
    private int rounds = 5;

    @Option(
            names = "--warmups",
            paramLabel = "N",
            description = "How many turns of live processes do not count before them. Default: 5.")
    private int warmups = 5;

    @Option(
            names = "--inputs",
            paramLabel = "DIR",
            description = "Where inputs are kept, and peers installed. Default: ~/.cache/leat-bench.")
    private Path inputs = cache();

    static Path cache() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path parent = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return parent.resolve("leat-bench");
    }

    List<Integer> threads() {
        for (int count : threads) {
            if (count < 1) {
                throw new IllegalArgumentException("--threads has to be 1 or more, not " + count);
            }
        }
        return threads;
    }

    /// The limits to run at: those given, or else a workload's own.
    List<String> memories(List<String> otherwise) {
        memories.forEach(ByteSize::parse);
        return memories.isEmpty() ? otherwise : memories;
    }

    Rounds rounds() {
        return new Rounds(rounds, warmups, rounds);
    }

    Path inputs() {
        return inputs.toAbsolutePath().normalize();
    }

    Set<String> peers() {
        List<String> known = new ArrayList<>(Engines.of(Home.here(), inputs()).names());
        known.remove(Program.Leat.ENGINE);
        if (peers.isEmpty()) {
            return new LinkedHashSet<>(known);
        }
        if (peers.equals(List.of("none"))) {
            return Set.of();
        }
        for (String peer : peers) {
            if (!known.contains(peer)) {
                throw new IllegalArgumentException("no peer '" + peer + "' in " + known + Spelling.hint(peer, known));
            }
        }
        return new LinkedHashSet<>(peers);
    }
}
