package dev.leat.core.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Beside the other engine that users know: the same order, nulls and NaN included.
class SortAgainstDuckDbTest {

    private static final Path TRADES =
            Path.of("../examples/data/binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv");

    private static final String CREATE = """
            create table trades as
            select agg_trade_id as id, price::double as price, quantity::double as quantity, timestamp_ms as time,
                is_buyer_maker as maker
            from read_csv('FILE')
            """;

    private static final Schema COLUMNS = Schema.of(
            new Field("id", Type.INT64),
            new Field("price", Type.FLOAT64),
            new Field("quantity", Type.FLOAT64),
            new Field("time", Type.INT64),
            new Field("maker", Type.BOOL));

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void realTradesComeOutInTheSameOrder() throws Exception {
        execute(CREATE.replace("FILE", TRADES.toString()));

        for (Map.Entry<String, String> order : Map.of(
                        "price,time:desc", "price, time desc",
                        "maker:desc,quantity", "maker desc, quantity",
                        "quantity:desc,price", "quantity desc, price")
                .entrySet()) {
            assertSame("trades", COLUMNS, order.getKey(), order.getValue());
        }
    }

    @Test
    void nullsAndNotANumberAreWhereDuckDbPutsThem() throws Exception {
        execute(
                "create table odd as select * from (values (1::bigint, null::double, 'b'), (2, 'nan', 'a'), (3, -0.0, null),"
                        + " (4, 0.0, 'B'), (5, 'inf', 'ä'), (6, '-inf', ''), (7, 1.5, 'ab'), (8, null, 'z'), (9, 'nan', null))"
                        + " odd(id, number, word)");
        Schema columns =
                Schema.of(new Field("id", Type.INT64), new Field("number", Type.FLOAT64), new Field("word", Type.UTF8));

        for (String column : List.of("number", "word")) {
            assertSame("odd", columns, column, column);
            assertSame("odd", columns, column + ":desc", column + " desc");
            assertSame("odd", columns, column + ":nulls-first", column + " nulls first");
            assertSame("odd", columns, column + ":desc:nulls-first", column + " desc nulls first");
        }
    }

    /// DuckDB may put rows of equal keys in any order, so that their ids are its last key.
    private void assertSame(String table, Schema columns, String by, String orderBy) throws Exception {
        Table rows = rows("select * from " + table + " order by id", columns);
        Table expected = rows("select * from " + table + " order by " + orderBy + ", id", columns);
        assertThat(expected.rows()).isNotEmpty();
        for (long limit : List.of(256L << 10, 256L << 20)) {
            var budget = new ArenaBudget(limit);
            Environment lent = budget.environment().spillingTo(new HeapSpill(budget, Long.MAX_VALUE));
            KernelRows sorted = KernelRows.of(new SortProvider(), Map.of("by", by), rows, lent, 2, new Random(1));

            assertThat(sorted.rows().rows()).as("by %s", by).isEqualTo(expected.rows());
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private Table rows(String query, Schema columns) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 0; column < columns.size(); column++) {
                    Object value = result.getObject(column + 1);
                    row.add(value == null ? Absent.NULL : value);
                }
                rows.add(row);
            }
        }
        return new Table(columns, rows);
    }
}
