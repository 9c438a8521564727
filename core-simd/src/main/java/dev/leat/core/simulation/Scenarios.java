package dev.leat.core.simulation;

import java.util.List;

/// The scenarios that controllers are compared in.
public final class Scenarios {

    private static final long MIB = 1 << 20;
    private static final double MILLI = 1e6;
    private static final long ROWS = 200_000_000;
    private static final int THREADS = 2;
    private static final int COLUMNS = 8;

    /// A job over a stream: the load of the papers, in their proportions. At the highest rate six tenths of the
    /// time is work by the row.
    private static final Load STREAM = new Load(0, 20, 200 * MILLI, 6000, Load.NEVER, COLUMNS, 0.01, 0.01, 80);

    private static final double LEAST_RATE = 20_000;
    private static final double MOST_RATE = 100_000;
    private static final double SECONDS = 900;

    private Scenarios() {}

    /// All of them, with what is random in them drawn by a seed.
    public static List<Scenario> all(long seed) {
        return List.of(constant(), fixedCost(), knee(), sine(), markov(seed), expansion(), halving());
    }

    private static Scenario constant() {
        var load = new Load(0.1 * MILLI, 60, 0.1 * MILLI, 40, Load.NEVER, COLUMNS, 0.01, 0.01, 80);
        return atRest("constant", "constant load, hardly any cost a batch", load, 256 * MIB, 256 * MIB, true);
    }

    private static Scenario fixedCost() {
        var load = new Load(2 * MILLI, 60, 8 * MILLI, 100, Load.NEVER, COLUMNS, 0.01, 0.01, 80);
        return atRest("fixed-cost", "10 ms a batch beside 160 ns a row", load, 256 * MIB, 256 * MIB, true);
    }

    private static Scenario knee() {
        var load = new Load(0.2 * MILLI, 60, MILLI, 100, 40_000, COLUMNS, 0.01, 0.01, 80);
        return atRest("knee", "rows cost more in batches of over 40,000", load, 256 * MIB, 256 * MIB, true);
    }

    private static Scenario sine() {
        return live(
                "sine",
                "a rate that swings as a sine, 200 ms a batch",
                Supply.Live.sine(LEAST_RATE, MOST_RATE, 60, SECONDS));
    }

    private static Scenario markov(long seed) {
        return live(
                "markov",
                "a rate that jumps between two, 200 ms a batch",
                Supply.Live.markov(LEAST_RATE, MOST_RATE, 20, SECONDS, seed));
    }

    private static Scenario expansion() {
        var load = new Load(0.2 * MILLI, 60, MILLI, 100, Load.NEVER, COLUMNS, 1e-4, 1e-1, 2400);
        return atRest(
                "expansion",
                "0.0001 rows out a row in, 0.1 from half of the rows on, of 2400 bytes",
                load,
                64 * MIB,
                64 * MIB,
                false);
    }

    private static Scenario halving() {
        var load = new Load(2 * MILLI, 60, 8 * MILLI, 100, Load.NEVER, COLUMNS, 0.5, 0.5, 80);
        return atRest("halving", "a budget that halves half-way", load, 128 * MIB, 64 * MIB, false);
    }

    private static Scenario atRest(
            String name, String summary, Load load, long memory, long memoryLater, boolean stationary) {
        return new Scenario(name, summary, new Supply.Rest(ROWS, THREADS), load, memory, memoryLater, stationary);
    }

    private static Scenario live(String name, String summary, Supply.Live supply) {
        return new Scenario(name, summary, supply, STREAM, 256 * MIB, 256 * MIB, false);
    }
}
