package dev.leat.formats.parquet.write;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Table.Absent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads Parquet files with DuckDB, into the values of a table of the kit.
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("set TimeZone = 'UTC'");
        }
    }

    /// The rows of a file that has these columns, in order.
    List<List<Object>> rows(Path file, Schema schema) throws SQLException {
        return query("select * from read_parquet('" + file + "')", schema);
    }

    List<List<Object>> query(String query, Schema schema) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            columns.add(expression(field));
        }
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select " + String.join(", ", columns) + " from (" + query + ")")) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < schema.size(); i++) {
                    row.add(value(result, i + 1, schema.field(i).type()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// One value of a query.
    Object value(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getObject(1);
        }
    }

    /// All rows of a query as text.
    List<List<String>> texts(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// What JDBC would turn into its own classes is asked for as numbers.
    private static String expression(Field field) {
        String name = '"' + field.name().replace("\"", "\"\"") + '"';
        return switch (field.type()) {
            case Type.Timestamp timestamp -> epoch(timestamp.unit(), name);
            case Type.Date _ -> "datediff('day', date '1970-01-01', " + name + ")";
            case Type.Decimal _ -> name + "::varchar";
            case Type.Binary _ -> "hex(" + name + ")";
            default -> name;
        };
    }

    private static String epoch(TimeUnit unit, String name) {
        return switch (unit) {
            case SECONDS -> "epoch_ms(" + name + ") // 1000";
            case MILLIS -> "epoch_ms(" + name + ")";
            case MICROS -> "epoch_us(" + name + ")";
            case NANOS -> "epoch_ns(" + name + ")";
        };
    }

    private static Object value(ResultSet result, int column, Type type) throws SQLException {
        Object value = switch (type) {
            case Type.Bool _ -> result.getBoolean(column);
            case Type.Int32 _, Type.Date _ -> result.getInt(column);
            case Type.Int64 _, Type.Timestamp _ -> result.getLong(column);
            case Type.Float32 _ -> result.getFloat(column);
            case Type.Float64 _ -> result.getDouble(column);
            case Type.Utf8 _, Type.Dictionary _ -> String.valueOf(result.getString(column));
            case Type.Binary _ -> hex(String.valueOf(result.getString(column)));
            case Type.Decimal decimal -> units(result.getString(column), decimal);
        };
        return result.wasNull() ? Absent.NULL : value;
    }

    private static Object units(String text, Type.Decimal decimal) {
        if (text == null) {
            return Absent.NULL;
        }
        var units = new BigDecimal(text).setScale(decimal.scale()).unscaledValue();
        return decimal.bits() == 64 ? (Object) units.longValueExact() : units;
    }

    private static String hex(String text) {
        return text.equals("null")
                ? text
                : HexFormat.of().formatHex(HexFormat.of().parseHex(text));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
