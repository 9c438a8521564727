package dev.leat.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int64     | -2, 3, null, 4      | x >= 3                 | 3, 4",
                "int64     | -2, 3, null, 4      | not x >= 3             | -2",
                "int64     | -2, 3, null, 4      | x <> 3                 | -2, 4",
                "int64     | -2, 3, null, 4      | x is null              | null",
                "int64     | -2, 3, null, 4      | x not in (3, 4)        | -2",
                "int64     | 3, 4                | x > 3.5                | 4",
                "int64     | 3, 4                | x = 3.5                | ",
                "int64     | 3, 4, null          | x <> 3.5               | 3, 4",
                "int64     | 9223372036854775807 | x < 1e30               | 9223372036854775807",
                "int64     | 9223372036854775807 | x > 1e30               | ",
                "int32     | -5, 5               | x > -6000000000        | -5, 5",
                "int32     | -5, 5               | x between -5 and 0     | -5",
                "decimal(2)| 0.10, 0.11, 12.00   | x >= 0.1001            | 0.11, 12.00",
                "decimal(2)| 0.10, 0.11, 12.00   | x = 0.1                | 0.10",
                "decimal128(2)| -7.00, 0.11, 12.00 | x < 12               | -7.00, 0.11",
                "decimal128(2)| -7.00, 0.11, null | x <> 0.11             | -7.00",
                "decimal128(2)| -7.00, 0.11      | x < 1e60               | -7.00, 0.11",
                "decimal128(2)| -7.00, 0.11      | x > 1e60               | ",
                "float64   | 0.1, -0.0, NaN      | x = 0                  | -0.0",
                "float64   | 0.1, 0.3, NaN       | x > 0.1                | 0.3, NaN",
                "float64   | 0.1, 0.3, NaN       | not x > 0.1            | 0.1",
                "float64   | 0.1, Infinity, NaN  | x <= 'Infinity'        | 0.1, Infinity",
                "float64   | 0.1, NaN            | x = 'NaN'              | NaN",
                "float32   | 0.1, 0.3            | x = 0.1                | 0.1",
                "bool      | true, false, null   | x = true               | true",
                "bool      | true, false, null   | x <> 1                 | false",
                "utf8      | a, b, ab, null      | x < 'b'                | a, ab",
                "utf8      | a, é, z             | x > 'z'                | é",
                "utf8      | a, b, ab, null      | x not in ('a', 'b')    | ab",
                "dictionary| a, b, a, null       | x = 'a'                | a, a",
                "date      | 2024-08-09, 2024-08-10 | x > '2024-08-09'    | 2024-08-10",
                "timestamp(ms)| 1000, 2000       | x > 1500               | 2000",
                "timestamp(ms)| 1000, 2000       | x >= '1970-01-01T00:00:01.5' | 2000",
                "timestamp(s, +02:00)| 0, 7200   | x = '1970-01-01T02:00:00' | 0",
                "timestamp(s, +02:00)| 0, 7200   | x = '1970-01-01T02:00:00Z' | 7200",
                "timestamp(us)| 0, 86400000000   | x < '1970-01-02'       | 0"
            })
    void keepsTheRowsForWhichTheConditionIsTrue(String type, String values, String condition, String expected) {
        Schema schema = Schema.of(new dev.leat.api.data.Field("x", Type.parse(type)));
        for (KernelMode mode : KernelMode.values()) {
            try (Arena arena = Arena.ofConfined()) {
                Batch batch = Rows.of(schema, List.of(values.split(", ", -1)), arena);

                List<String> kept = filtered(batch, condition, mode, arena);

                assertThat(String.join(", ", kept)).as(mode.name()).isEqualTo(expected == null ? "" : expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int64 | 'abc'   | 'abc' is compared with column 'x', which is int64: it has to be a number",
                "bool  | 7       | it has to be true or false",
                "date  | '2024-13-01' | it has to be a date such as 2024-08-09",
                "timestamp(ms) | 'noon' | it has to be a time such as"
            })
    void refusesLiteralsThatTheColumnDoesNotRead(String type, String literal, String message) {
        Schema schema = Schema.of(new dev.leat.api.data.Field("x", Type.parse(type)));

        assertThatThrownBy(() -> Filter.of(Condition.parse("x = " + literal), schema, KernelMode.SCALAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void listsTheColumnsWhereOneIsNotThere() {
        Schema schema = Schema.of(new dev.leat.api.data.Field("price", Type.INT64));

        assertThatThrownBy(() -> Filter.of(Condition.parse("pric = 1"), schema, KernelMode.SCALAR))
                .hasMessage("no column 'pric' in [price]");
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void keepsWhatARowByRowCheckWouldKeep(KernelMode mode) {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Schema schema = Rows.everyType();
        for (int turn = 0; turn < 60; turn++) {
            int rows = 1 + random.nextInt(300);
            try (Arena arena = Arena.ofConfined()) {
                Batch batch = Rows.random(schema, rows, random, arena);
                String column = schema.field(random.nextInt(schema.size())).name();
                String literal = Rows.literal(batch, column, random);
                String condition = column + " >= " + literal + " or not (id < " + random.nextInt(300) + ")";

                List<String> kept = filtered(batch, condition, mode, arena);

                assertThat(kept)
                        .as("seed %d, turn %d, %s", seed, turn, condition)
                        .isEqualTo(filtered(batch, condition, KernelMode.SCALAR, arena))
                        .isEqualTo(rowByRow(batch, condition, arena));
            }
        }
    }

    /// Filters batches of one row each.
    private static List<String> rowByRow(Batch batch, String condition, Arena arena) {
        List<String> kept = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            Batch one = Rows.of(batch.schema(), List.of(Rows.text(batch, row)), arena);
            kept.addAll(filtered(one, condition, KernelMode.SCALAR, arena));
        }
        return kept;
    }

    private static List<String> filtered(Batch batch, String condition, KernelMode mode, Arena arena) {
        Filter filter = Filter.of(Condition.parse(condition), batch.schema(), mode);
        Filter.Selection selection = filter.select(batch, arena);
        if (selection.rows() == 0) {
            return List.of();
        }
        var builder = new BatchBuilder(batch.schema(), selection.rows(), arena);
        filter.copy(batch, selection, builder);
        Batch copied = builder.build(Origin.NOWHERE);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < copied.rows(); row++) {
            rows.add(Rows.text(copied, row));
        }
        return rows;
    }
}
