package dev.leat.bench.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// DuckDB, by its JDBC driver in a JVM with a small heap, which holds no rows: an in-memory database with as many
/// threads and as much memory as the task says, and no order to keep.
final class DuckDbEngine implements Engine {

    private final Home home;

    DuckDbEngine(Home home) {
        this.home = home;
    }

    @Override
    public String name() {
        return Program.DuckDb.ENGINE;
    }

    @Override
    public String obstacle() {
        return "";
    }

    @Override
    public String version() {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            return "DuckDB " + duck.getMetaData().getDatabaseProductVersion() + " (JDBC)";
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be opened", e);
        }
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public Launch whole(Task task) {
        return live(task);
    }

    @Override
    public Launch live(Task task) {
        String settings = "set threads = " + task.threads() + "; set memory_limit = '" + task.memory()
                + "'; set preserve_insertion_order = false; set temp_directory = '" + task.temporary() + "'";
        List<String> arguments = List.of(settings, task.filled(task.program().text()));
        return home.jvm(List.of("-XX:+UseSerialGC", "-Xmx64m"), DuckDbTurns.class, arguments);
    }
}
