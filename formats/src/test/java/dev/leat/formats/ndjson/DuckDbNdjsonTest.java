package dev.leat.formats.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Type;
import dev.leat.tck.data.Seeds;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What DuckDB reads of the same text.
class DuckDbNdjsonTest {

    @TempDir
    private Path folder;

    @Test
    void readsTheSameValuesAsDuckDb() throws Exception {
        long seed = Seeds.next("DuckDbNdjsonTest");
        for (int i = 0; i < 5; i++) {
            // DuckDB reads a decimal that is no string through a double, no text with a null character,
            // and no byte order mark.
            String text = new JsonGenerator(seed + i, false)
                    .text(200)
                    .replace("\\u0000", "")
                    .replace("\uFEFF", "")
                    .replaceAll("(\"exact\"\\s*:\\s*)(-?[0-9.]+)", "$1\"$2\"");

            List<List<Object>> ours = ours(text);
            List<List<Object>> theirs = theirs(text);
            assertThat(ours).as("seed %d", seed + i).hasSameSizeAs(theirs);
            for (int row = 0; row < ours.size(); row++) {
                assertThat(ours.get(row)).as("seed %d, row %d", seed + i, row).isEqualTo(theirs.get(row));
            }
        }
    }

    @Test
    void guessesTheSameNumbersAndMoments() throws Exception {
        String text = """
                {"i": 1, "d": 1.5, "b": true, "s": "x", "t": "2024-08-08T23:54:16Z", "y": "2024-08-08", "n": null}
                {"i": 2, "d": 2, "b": false, "s": "y", "n": null}
                """;
        Path file = Files.writeString(folder.resolve("guessed.ndjson"), text);

        assertThat(duck("select column_type from (describe select i, d, b, s, y from read_ndjson('" + file + "'))"))
                .containsExactly(
                        List.of("BIGINT"), List.of("DOUBLE"), List.of("BOOLEAN"), List.of("VARCHAR"), List.of("DATE"));
        assertThat(Ndjson.text(text).schema())
                .hasToString("Schema[fields=[i int64, d float64, b bool, s utf8, t timestamp(s, Z), y date, n utf8]]");
    }

    private static List<List<Object>> ours(String text) throws Exception {
        List<List<Object>> rows = Ndjson.text(text)
                .column("whole", Type.INT64)
                .column("exact", Type.decimal(8))
                .column("real", Type.FLOAT64)
                .column("truth", Type.BOOL)
                .column("word", Type.DICTIONARY)
                .column("text", Type.UTF8)
                .column("more.count", Type.INT64)
                .option("schema", SCHEMA)
                .rows();
        return rows.stream()
                .map(row -> row.stream().map(DuckDbNdjsonTest::shown).toList())
                .toList();
    }

    private static final String SCHEMA = """
            {"columns": [{"name": "whole", "type": "int64"}, {"name": "exact", "type": "decimal(8)"},
              {"name": "real", "type": "float64"}, {"name": "truth", "type": "bool"},
              {"name": "word", "type": "dictionary"}, {"name": "text", "type": "utf8"},
              {"name": "more.count", "type": "int64"}]}
            """;

    private List<List<Object>> theirs(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("rows.ndjson"), text);
        return duck(
                "select whole, exact, real, truth, word, text, more.count from read_ndjson('" + file + "', columns = {"
                        + "'whole': 'BIGINT', 'exact': 'DECIMAL(18,8)', 'real': 'DOUBLE', 'truth': 'BOOLEAN', 'word': 'VARCHAR',"
                        + "'text': 'VARCHAR', 'more': 'STRUCT(count BIGINT)'})");
    }

    private static List<List<Object>> duck(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    Object value = result.getObject(column);
                    row.add(value == null ? Ndjson.NULL : shown(value));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static Object shown(Object value) {
        return value instanceof BigDecimal decimal ? decimal.unscaledValue().longValueExact() : value;
    }
}
