package dev.leat.bench.engine;

import java.util.List;

/// What an engine is told to do, in its own language. In all texts `{in}` stands for the input's path and `{out}` for
/// that of the answer.
public sealed interface Program {

    /// The name of the engine that understands it.
    String engine();

    /// What people may read, or type.
    String text();

    /// A command line of `leat`.
    record Leat(List<String> words) implements Program {

        public static final String ENGINE = "leat";

        public Leat {
            words = List.copyOf(words);
        }

        public static Leat of(String... words) {
            return new Leat(List.of(words));
        }

        @Override
        public String engine() {
            return ENGINE;
        }

        @Override
        public String text() {
            return "leat "
                    + String.join(
                            " ",
                            words.stream()
                                    .map(word -> word.matches("[\\w{}.,:=/-]+") ? word : "\"" + word + "\"")
                                    .toList());
        }
    }

    /// A statement of DuckDB's SQL.
    record DuckDb(String text) implements Program {

        public static final String ENGINE = "duckdb";

        /// A query, whose rows go into a CSV file.
        public static DuckDb csv(String query) {
            return new DuckDb("copy (" + query.strip() + ") to '{out}' (format csv, header)");
        }

        /// A query, whose rows go into a Parquet file.
        public static DuckDb parquet(String query, String compression) {
            return new DuckDb(
                    "copy (" + query.strip() + ") to '{out}' (format parquet, compression " + compression + ")");
        }

        @Override
        public String engine() {
            return ENGINE;
        }
    }

    /// JavaScript on Polars: `pl` is the library, `input` and `output` are paths.
    record Polars(String text) implements Program {

        public static final String ENGINE = "polars";

        @Override
        public String engine() {
            return ENGINE;
        }
    }

    /// Java on a library, in a class of ours.
    record Java(String engine, Class<? extends JavaTask> task) implements Program {

        public static final String PLAIN = "java";
        public static final String PARQUET_JAVA = "parquet-java";

        @Override
        public String text() {
            return task.getName();
        }
    }
}
