package dev.leat.bench.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// A statement of SQL, run at each turn on the same connection. The arguments: settings, the statement.
final class DuckDbTurns {

    private DuckDbTurns() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(arguments[0]);
            Turns.take(() -> statement.execute(arguments[1]));
        }
    }
}
