package dev.leat.bench.input;

import dev.leat.bench.engine.Program;
import java.util.Optional;

/// A file that workloads read, as it is for any number of rows.
public sealed interface Input {

    /// Its name in the folder of inputs.
    String name(long rows);

    /// What it is made of.
    Optional<Input> from();

    /// What makes it.
    Program recipe(long rows);

    /// Made up trades of four symbols, as Leat generates them.
    record Csv() implements Input {
        @Override
        public String name(long rows) {
            return "trades-" + rows + ".csv";
        }

        @Override
        public Optional<Input> from() {
            return Optional.empty();
        }

        @Override
        public Program recipe(long rows) {
            return Program.Leat.of(
                    "generate",
                    "trades",
                    "--rows",
                    Long.toString(rows),
                    "--symbols",
                    "4",
                    "--seed",
                    "1",
                    "-o",
                    "{out}",
                    "--force");
        }
    }

    /// The same trades in Parquet, as DuckDB writes them, so that no file is in a form that suits Leat. Prices and
    /// quantities are doubles, which all engines compute with.
    ///
    /// @param compression as DuckDB calls it
    record Parquet(String compression) implements Input {
        @Override
        public String name(long rows) {
            return "trades-" + rows + "." + compression + ".parquet";
        }

        @Override
        public Optional<Input> from() {
            return Optional.of(new Csv());
        }

        @Override
        public Program recipe(long rows) {
            // The order of the CSV, which an engine that need not keep an order would not keep.
            return Program.DuckDb.parquet("select * from " + Trades.DUCKDB_CSV + " order by agg_trade_id", compression);
        }
    }

    /// Rows of some keys in no order: an integer `key`, and a double `value`.
    ///
    /// @param keys how many different ones there are, at most
    record Keyed(long keys) implements Input {
        @Override
        public String name(long rows) {
            return "keys-" + keys + "-" + rows + ".parquet";
        }

        @Override
        public Optional<Input> from() {
            return Optional.empty();
        }

        @Override
        public Program recipe(long rows) {
            return Program.DuckDb.parquet(
                    "select (hash(i) % " + keys
                            + ")::bigint as key, (hash(i + 1) % 100000) / 100::double as value from range(" + rows
                            + ") rows(i)",
                    "snappy");
        }
    }
}
