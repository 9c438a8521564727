package dev.leat.core.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.sink.Sink;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import dev.leat.tck.data.Table;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.c.ArrowArrayStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

final class ArrowStreamTest {

    private static final Settings SETTINGS =
            Settings.defaults().withMemory("512MB").withThreads(2);

    private static final String TRADES = "tape:trades?rows=300000&symbols=3&seed=5";

    @Test
    void duckDbReadsARunningPipeline() throws Exception {
        List<List<Object>> expected =
                rows(Pipeline.from(TRADES).select(List.of("agg_trade_id", "timestamp", "symbol")));

        try (Engine engine = Engine.open(SETTINGS);
                Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            long before = engine.environment().memory().used();
            List<Object> found;
            try (var trades = ArrowStream.of(engine, Pipeline.from(TRADES))) {
                found = query(duck, trades, """
                        select count(*), sum(agg_trade_id)::bigint, max(timestamp), count(distinct symbol),
                          min(symbol), sum(is_buyer_maker::int)::bigint, min(price)::varchar, max(quantity)::varchar
                        from trades""");
            }

            assertThat(found.getFirst()).isEqualTo(300_000L);
            assertThat(found.get(1))
                    .isEqualTo(expected.stream()
                            .mapToLong(row -> (Long) row.get(0))
                            .sum());
            assertThat(found.get(2))
                    .isEqualTo(expected.stream()
                            .mapToLong(row -> (Long) row.get(1))
                            .max()
                            .orElseThrow());
            assertThat(found.get(3)).isEqualTo(3L);
            assertThat(engine.environment().memory().used() - before).isLessThan(64L << 20);
        }
    }

    @Test
    void duckDbReadsBarsAsTheyAreBuilt() throws Exception {
        Pipeline bars = Pipeline.from(TRADES).through("bars", "range=25", "by=symbol");
        int expected = rows(bars).size();

        try (Engine engine = Engine.open(SETTINGS);
                Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                var stream = ArrowStream.of(engine, bars)) {
            assertThat(query(duck, stream, "select count(*) from trades").getFirst())
                    .isEqualTo((long) expected);
        }
        assertThat(expected).isGreaterThan(10);
    }

    @Test
    void whatIsExportedIsImportedAsItWas() throws Exception {
        Pipeline pipeline = Pipeline.from(TRADES).where("price >= 1");
        List<List<Object>> expected = rows(pipeline);

        List<List<Object>> found = new ArrayList<>();
        try (Engine engine = Engine.open(SETTINGS);
                var stream = ArrowStream.of(engine, pipeline);
                var imported = new ImportedStream(stream.memoryAddress())) {
            boolean more = true;
            while (more) {
                try (Arena arena = Arena.ofConfined()) {
                    var builder = new BatchBuilder(imported.schema(), 1000, arena);
                    more = imported.read(builder);
                    found.addAll(Table.of(builder.build(Origin.NOWHERE)).rows());
                    builder.release();
                }
            }
        }

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aStreamThatIsGivenUpEndsItsPipelineAndGivesAllBack() throws Exception {
        try (Engine engine = Engine.open(SETTINGS)) {
            try (var stream = ArrowStream.of(engine, Pipeline.from("tape:trades?rows=1000000000"));
                    var imported = new ImportedStream(stream.memoryAddress());
                    Arena arena = Arena.ofConfined()) {
                var builder = new BatchBuilder(imported.schema(), 10, arena);
                assertThat(imported.read(builder)).isTrue();
                builder.release();
            }
            assertThat(engine.environment().memory().used()).isLessThan(64L << 20);
        }
    }

    @Test
    void theReaderIsToldWhyAPipelineFailed() {
        try (Engine engine = Engine.open(SETTINGS);
                var stream = ArrowStream.of(engine, Pipeline.from(TRADES).where("no_such_column > 1"))) {
            assertThatThrownBy(() -> new ImportedStream(stream.memoryAddress()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no_such_column");
        }
    }

    private static List<Object> query(Connection duck, ArrowStream stream, String sql) throws SQLException {
        duck.unwrap(DuckDBConnection.class).registerArrowStream("trades", new ArrowArrayStream(stream.memoryAddress()));
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                values.add(result.getObject(i));
            }
            return values;
        }
    }

    /// What a pipeline gives without a stream.
    private static List<List<Object>> rows(Pipeline pipeline) throws InterruptedException {
        List<List<Object>> rows = new ArrayList<>();
        try (Engine engine = Engine.open(SETTINGS)) {
            engine.run(pipeline.to(new Pipeline.Target.Given(_ -> new Sink() {
                @Override
                public void write(Batch batch) {
                    rows.addAll(Table.of(batch).rows());
                }

                @Override
                public void flush() {}

                @Override
                public long bytesWritten() {
                    return 0;
                }

                @Override
                public void close() {}
            })));
        }
        return rows;
    }
}
