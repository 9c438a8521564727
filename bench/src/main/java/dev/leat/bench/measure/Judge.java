package dev.leat.bench.measure;

import dev.leat.bench.measure.Answer.Column;
import dev.leat.bench.measure.Answer.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/// Compares answers, row by row. It is DuckDB that reads the files, which knows all their formats and is not ours.
final class Judge implements AutoCloseable {

    private static final double TOLERANCE = 1e-9;
    private static final String MEMORY = "6GB";

    private final Connection duck;
    private final Statement statement;

    /// @param temporary a folder for what has no room in memory
    Judge(Path temporary) throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
        statement = duck.createStatement();
        statement.execute("set memory_limit = '" + MEMORY + "'; set temp_directory = '" + temporary + "'");
    }

    /// How one answer differs from another, or empty where it does not.
    String difference(Answer answer, Path right, Path other) throws SQLException {
        if (Files.notExists(other)) {
            return "there is no answer";
        }
        try {
            long rows = number("select count(*) from " + read(right));
            long others = number("select count(*) from " + read(other));
            if (rows != others) {
                return others + " rows where there are " + rows;
            }
            for (Column total : answer.totals()) {
                String difference = totalDifference(total, right, other);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
            return rowDifference(answer, right, other);
        } catch (SQLException e) {
            // A column that is missing, a value of another type.
            return "it cannot be compared: " + LastWords.shortened(String.valueOf(e.getMessage()));
        }
    }

    private String totalDifference(Column column, Path right, Path other) throws SQLException {
        String type = column.kind().type;
        String name = quoted(column.name());
        String sums = "select (select sum(" + name + "::" + type + ") from " + read(right) + ") as a, (select sum("
                + name + "::" + type + ") from " + read(other) + ") as b";
        try (ResultSet result = statement.executeQuery(
                "select a::varchar, b::varchar from (" + sums + ") where " + differs("a", "b", column.kind()))) {
            return result.next()
                    ? "the sum of " + column.name() + " is " + result.getString(2) + " where it is "
                            + result.getString(1)
                    : "";
        }
    }

    private String rowDifference(Answer answer, Path right, Path other) throws SQLException {
        String differs = answer.columns().stream()
                .map(column -> differs("a." + quoted(column.name()), "b." + quoted(column.name()), column.kind()))
                .collect(Collectors.joining(" or "));
        String rows = "from (" + typed(answer, right) + ") a " + join(answer) + "(" + typed(answer, other) + ") b"
                + on(answer) + " where " + differs;
        long different = number("select count(*) " + rows);
        if (different == 0) {
            return "";
        }
        try (ResultSet result =
                statement.executeQuery("select a::varchar, b::varchar " + rows + " order by 1 limit 1")) {
            result.next();
            return different + " rows differ, such as " + result.getString(2) + " where " + result.getString(1)
                    + " is right";
        }
    }

    private static String join(Answer answer) {
        return answer.keys().isEmpty() ? "positional join " : "full join ";
    }

    private static String on(Answer answer) {
        if (answer.keys().isEmpty()) {
            return "";
        }
        return answer.keys().stream()
                .map(key -> "a." + quoted(key) + " is not distinct from b." + quoted(key))
                .collect(Collectors.joining(" and ", " on ", ""));
    }

    private static String typed(Answer answer, Path file) {
        return answer.columns().stream()
                .map(column -> quoted(column.name()) + "::" + column.kind().type + " as " + quoted(column.name()))
                .collect(Collectors.joining(", ", "select ", " from " + read(file)));
    }

    private static String differs(String a, String b, Kind kind) {
        String distinct = a + " is distinct from " + b;
        if (kind != Kind.REAL) {
            return "(" + distinct + ")";
        }
        // Nothing is near what is not finite, though DuckDB takes NaN for less than or equal to NaN.
        String near = "isfinite(" + a + ") and isfinite(" + b + ") and abs(" + a + " - " + b + ") <= " + TOLERANCE
                + " * greatest(abs(" + a + "), abs(" + b + "))";
        return "(" + distinct + " and not coalesce(" + near + ", false))";
    }

    /// Text as it stands in CSV, so that no digit is lost before it has its type.
    private static String read(Path file) {
        return file.toString().endsWith(".csv")
                ? "read_csv('" + file + "', header = true, all_varchar = true)"
                : "read_parquet('" + file + "')";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private long number(String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (duck) {
            statement.close();
        }
    }
}
