package dev.leat.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real trades are grouped as DuckDB groups them.
final class DuckDbTest {

    private static final Path TRADES =
            Path.of("../examples/data/binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv");

    private static final String AGG = "n=count(), o=first(price), h=max(price), l=min(price), c=last(price),"
            + " v=sum(quantity), vwap=wavg(price, quantity), sd=stddev(price), var(quantity), avg(price), sum(real),"
            + " stddev(real), avg(real), wavg(real, quantity), quantile(price, 0.5), q=quantile(price, 0.99),"
            + " quantile(real, 0.25)";

    private static final String SQL = "count(*), first(price order by id), max(price), min(price),"
            + " last(price order by id), sum(quantity),"
            + " (sum(price::decimal(38, 8) * quantity) / sum(quantity))::double, stddev(price), var_samp(quantity),"
            + " avg(price), fsum(real), stddev(real), favg(real), fsum(real * quantity) / fsum(quantity),"
            + " quantile_disc(price, 0.5), quantile_disc(price, 0.99), quantile_disc(real, 0.25)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maker | | maker",
                "| 1s | (time // 1000) * 1000",
                "maker | 10s | (time // 10000) * 10000, maker",
                "price | | price",
                "maker,price | 1s | (time // 1000) * 1000, maker, price"
            })
    void groupsAreThoseOfDuckDb(String by, String every, String sql) throws Exception {
        AggregateRun run = AggregateRun.of(AGG).batches(257).kernels(3);
        Table trades = trades();

        Table groups = (every == null
                        ? run.by(by)
                        : by == null ? run.with("every", every) : run.by(by).with("every", every))
                .over(trades);

        List<List<Object>> expected =
                query("select " + sql + ", " + SQL + " from trades group by " + sql + " order by " + sql);
        assertThat(groups.rows()).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            for (int column = 0; column < expected.get(row).size(); column++) {
                assertSame(groups, row, column, expected.get(row).get(column));
            }
        }
    }

    private static void assertSame(Table groups, int row, int column, Object expected) {
        Object found = groups.rows().get(row).get(column);
        String name = groups.schema().field(column).name();
        switch (expected) {
            case Double real ->
                assertThat((Double) found)
                        .as("%s of row %d", name, row)
                        .isCloseTo(real, within(1e-9 * Math.abs(real) + 1e-9));
            case BigDecimal decimal ->
                assertThat(new BigDecimal(found.toString()).movePointLeft(8))
                        .as("%s of row %d", name, row)
                        .isEqualByComparingTo(decimal);
            case Number number ->
                assertThat(((Number) found).longValue())
                        .as("%s of row %d", name, row)
                        .isEqualTo(number.longValue());
            default -> assertThat(found).as("%s of row %d", name, row).isEqualTo(expected);
        }
    }

    private static Table trades() throws Exception {
        var schema = Schema.of(
                new Field("id", Type.INT64),
                new Field("price", Type.decimal(8)),
                new Field("quantity", Type.decimal(8)),
                new Field("time", Type.INT64),
                new Field("maker", Type.BOOL),
                new Field("real", Type.FLOAT64));
        List<List<Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TRADES).subList(1, 3000)) {
            String[] cells = line.split(",", -1);
            rows.add(List.of(
                    Long.parseLong(cells[0]),
                    new BigDecimal(cells[1]).movePointRight(8).longValueExact(),
                    new BigDecimal(cells[2]).movePointRight(8).longValueExact(),
                    Long.parseLong(cells[5]),
                    cells[6].equals("True"),
                    Double.parseDouble(cells[1])));
        }
        return new Table(schema, rows);
    }

    private static List<List<Object>> query(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table trades as select agg_trade_id as id, price::decimal(18, 8) as price,"
                    + " quantity::decimal(18, 8) as quantity, timestamp_ms as time, is_buyer_maker as maker,"
                    + " price::double as real from read_csv('" + TRADES
                    + "', types = {'price': 'VARCHAR', 'quantity': 'VARCHAR'}) where agg_trade_id < 3000");
            List<List<Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        Object value = result.getObject(column);
                        row.add(value == null ? Absent.NULL : value);
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }
}
