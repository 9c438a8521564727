package dev.leat.bench;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A tape of trades as DuckDB writes it to Parquet: times in microseconds that grow, ids one after the
/// other, prices in cents that wander, quantities of five places, truths.
///
/// @param compression as DuckDB calls it
record ParquetTape(Path file, long rows, String compression) {

    /// A trade a millisecond.
    static final long FIRST_TIME = 1_700_000_000_000_000L;

    static final long MICROS_OF_TRADE = 1_000;

    private static final String WRITE = """
            copy (
                select FIRST + i * 1000 + (hash(i) % 1000)::bigint as "time", 3000000000 + i as id,
                    round(60000 + 1000 * sin(i / 1e6) + (hash(i + 1) % 1000) / 100.0, 2)::double as price,
                    (hash(i + 2) % 10000000) / 1e5::double as quantity, hash(i + 3) % 2 = 0 as maker
                from range(ROWS) tape(i)
            ) to 'FILE' (format parquet, compression COMPRESSION)
            """;

    private static final String SUMS = """
            select count(*), sum("time")::varchar, sum(id)::varchar, sum(price), sum(quantity),
                count(*) filter (maker)
            from read_parquet('FILE')
            """;

    /// The tape of a folder, which is written unless it is there.
    static ParquetTape in(Path folder, long rows, String compression) throws Exception {
        Path file = folder.toAbsolutePath().resolve("trades-" + rows + "." + compression + ".parquet");
        var tape = new ParquetTape(file, rows, compression);
        if (Files.notExists(file)) {
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                statement.execute(tape.named(WRITE));
            }
        }
        return tape;
    }

    /// DuckDB's sums of all rows, or of those for which a condition is true.
    TapeSums sums(Statement duck, String where) throws SQLException {
        String condition = where.isEmpty() ? "" : " where " + where;
        try (ResultSet result = duck.executeQuery(named(SUMS) + condition)) {
            result.next();
            return new TapeSums(
                    result.getLong(1),
                    big(result.getString(2)),
                    big(result.getString(3)),
                    result.getDouble(4),
                    result.getDouble(5),
                    result.getLong(6));
        }
    }

    private static BigInteger big(String digits) {
        return new BigInteger(digits);
    }

    private String named(String query) {
        return query.replace("FIRST", Long.toString(FIRST_TIME))
                .replace("ROWS", Long.toString(rows))
                .replace("FILE", file.toString())
                .replace("COMPRESSION", compression);
    }
}
