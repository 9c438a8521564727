package dev.leat.bench;

import dev.leat.api.plugin.KernelMode;
import dev.leat.bench.jmh.CsvParse;
import dev.leat.formats.ndjson.NdjsonProvider;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Parses a tape of trades in NDJSON into columns by one thread: with Leat by scalar and by vector kernels, with
/// Jackson's streaming core, and with DuckDB, in turns, and prints rows per second and ratios.
///
/// Arguments: rows (1000000), rounds (7). Jackson fills the same columns: text by a map of the words known, decimals by
/// `BigDecimal`, since they have to be exact. DuckDB aggregates every column.
public final class NdjsonAgainstParsers {

    private static final int BLOCK = 4 << 20;
    private static final int BATCH_ROWS = 16_384;

    private static final String QUERY = """
            select count(*), max(symbol), sum(agg_trade_id), sum(price), sum(quantity), sum(first_trade_id),
                sum(last_trade_id), sum("timestamp"), count(*) filter (is_buyer_maker)
            from read_ndjson('TAPE', columns = {
                'symbol': 'VARCHAR', 'agg_trade_id': 'BIGINT', 'price': 'DECIMAL(18,8)', 'quantity': 'DECIMAL(18,8)',
                'first_trade_id': 'BIGINT', 'last_trade_id': 'BIGINT', 'timestamp': 'BIGINT',
                'is_buyer_maker': 'BOOLEAN'})
            """;

    private NdjsonAgainstParsers() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        Path tape = tape(rows);
        Map<String, Parse> parsers = new LinkedHashMap<>();
        parsers.put("leat", new CsvParse(tape, 1, KernelMode.VECTOR, new NdjsonProvider())::run);
        parsers.put("leat scalar", new CsvParse(tape, 1, KernelMode.SCALAR, new NdjsonProvider())::run);
        parsers.put("jackson", () -> jackson(tape));
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set threads = 1");
            parsers.put("duckdb", () -> count(statement, tape));
            Map<String, double[]> speeds = new HashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, Parse> parser : parsers.entrySet()) {
                    speeds.computeIfAbsent(parser.getKey(), _ -> new double[rounds])[round] =
                            millionRowsPerSecond(parser.getValue(), rows);
                }
            }
            double leat = median(speeds.getOrDefault("leat", new double[1]));
            for (String name : parsers.keySet()) {
                double speed = median(speeds.getOrDefault(name, new double[1]));
                out.printf(Locale.ROOT, "%-12s %.2f M rows/s, leat is %.2f times as fast%n", name, speed, leat / speed);
            }
        } finally {
            Files.delete(tape);
        }
    }

    private static Path tape(int rows) throws IOException {
        Path tape = Files.createTempFile("tape", ".ndjson");
        var random = new SplittableRandom(1);
        String[] symbols = {"BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"};
        long id = 3_735_683_259L;
        long time = 1_723_161_255_342L;
        long price = 61_837_630L;
        try (BufferedWriter out = Files.newBufferedWriter(tape)) {
            for (int row = 0; row < rows; row++) {
                price += random.nextInt(-50, 51);
                time += random.nextInt(20);
                int trades = random.nextInt(4);
                out.write(String.format(
                        Locale.ROOT,
                        "{\"symbol\":\"%s\",\"agg_trade_id\":%d,\"price\":%d.%03d00000,\"quantity\":%d.%05d000,"
                                + "\"first_trade_id\":%d,\"last_trade_id\":%d,\"timestamp\":%d,\"is_buyer_maker\":%b}\n",
                        symbols[random.nextInt(4)],
                        id / 2 + row,
                        price / 1000,
                        price % 1000,
                        random.nextInt(200),
                        random.nextInt(100_000),
                        id,
                        id + trades,
                        time,
                        random.nextBoolean()));
                id += trades + 1;
            }
        }
        return tape;
    }

    private static long jackson(Path tape) throws IOException {
        byte[] block = new byte[BLOCK];
        long rows = 0;
        try (var file = new RandomAccessFile(tape.toFile(), "r");
                Arena arena = Arena.ofConfined()) {
            var columns = new JacksonColumns(arena);
            int held = 0;
            int read = file.read(block, 0, BLOCK);
            while (read > 0) {
                int filled = held + read;
                int end = filled;
                while (end > 0 && block[end - 1] != '\n') {
                    end--;
                }
                rows += columns.parse(block, end);
                held = filled - end;
                System.arraycopy(block, end, block, 0, held);
                read = file.read(block, held, BLOCK - held);
            }
        }
        return rows;
    }

    private static long count(Statement statement, Path tape) throws Exception {
        try (ResultSet result = statement.executeQuery(QUERY.replace("TAPE", tape.toString()))) {
            result.next();
            return result.getLong(1);
        }
    }

    private static double millionRowsPerSecond(Parse parse, long rows) throws Exception {
        long start = System.nanoTime();
        if (parse.rows() != rows) {
            throw new IllegalStateException("not " + rows + " rows");
        }
        return rows * 1e3 / (System.nanoTime() - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Parse {
        long rows() throws Exception;
    }

    /// The columns of a tape, as Jackson's tokens fill them.
    private static final class JacksonColumns {
        private final JsonFactory factory = new JsonFactory();
        private final Map<String, Integer> codes = new HashMap<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final MemorySegment[] values = new MemorySegment[8];

        JacksonColumns(Arena arena) {
            for (int i = 0; i < values.length; i++) {
                places.put(CsvParse.COLUMNS.field(i).name(), i);
                values[i] = arena.allocate(8L * BATCH_ROWS, 64);
            }
        }

        long parse(byte[] text, int length) {
            long rows = 0;
            try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text, 0, length)) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    int row = (int) (rows++ % BATCH_ROWS);
                    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                        JsonToken token = parser.nextToken();
                        int column = places.getOrDefault(name, -1);
                        if (column >= 0 && token != JsonToken.VALUE_NULL) {
                            values[column].setAtIndex(ValueLayout.JAVA_LONG, row, value(parser, column));
                        }
                    }
                }
            }
            return rows;
        }

        private long value(JsonParser parser, int column) {
            return switch (column) {
                case 0 -> codes.computeIfAbsent(parser.getString(), _ -> codes.size());
                case 2, 3 -> units(parser.getDecimalValue());
                case 7 -> parser.getBooleanValue() ? 1 : 0;
                default -> parser.getLongValue();
            };
        }

        private static long units(BigDecimal value) {
            return value.setScale(8).unscaledValue().longValueExact();
        }
    }
}
