package dev.leat.cli;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Schema SCHEMA =
            Schema.of(new Field("symbol", Type.UTF8), new Field("price", Type.decimal(2)), new Field("id", Type.INT64));

    @Test
    void alignsNumbersToTheRightAndTextToTheLeft() {
        String printed = printed((table, out) -> table.print(out, 0));

        assertThat(printed).isEqualTo("""
                symbol  price   id
                BTC      9.50    7
                ETHER          -12
                """);
    }

    @Test
    void namesTheColumnsThatFindNoRoom() {
        String printed = printed((table, out) -> table.print(out, 13));

        assertThat(printed).isEqualTo("""
                symbol  price
                BTC      9.50
                ETHER
                and id
                """);
    }

    @Test
    void keepsDigitsAndNullsInJson() {
        String printed = printed(Table::printJson);

        assertThat(printed).isEqualTo("""
                {"symbol":"BTC","price":9.50,"id":7}
                {"symbol":"ETHER","price":null,"id":-12}
                """);
    }

    @Test
    void keepsTheSignOfZero() {
        Schema schema = Schema.of(new Field("x", Type.FLOAT64));
        var table = new Table(schema);
        try (Arena arena = Arena.ofConfined()) {
            var rows = new BatchBuilder(schema, 1, arena);
            rows.values(0).setAtIndex(JAVA_DOUBLE, 0, -0.0);
            rows.rows(1);
            table.write(rows.build(Origin.NOWHERE));
        }

        assertThat(printed(table, (that, out) -> that.print(out, 0))).isEqualTo("   x\n-0.0\n");
        assertThat(printed(table, Table::printJson)).isEqualTo("{\"x\":-0.0}\n");
    }

    private static String printed(BiConsumer<Table, PrintStream> how) {
        var table = new Table(SCHEMA);
        try (Arena arena = Arena.ofConfined()) {
            var rows = new BatchBuilder(SCHEMA, 2, arena);
            MemorySegment text = rows.bytes(0, 8);
            MemorySegment.copy(MemorySegment.ofArray("BTCETHER".getBytes(StandardCharsets.UTF_8)), 0, text, 0, 8);
            rows.values(0).setAtIndex(JAVA_INT, 0, 0);
            rows.values(0).setAtIndex(JAVA_INT, 1, 3);
            rows.values(0).setAtIndex(JAVA_INT, 2, 8);
            rows.values(1).setAtIndex(JAVA_LONG, 0, 950);
            rows.setNull(1, 1);
            rows.values(2).setAtIndex(JAVA_LONG, 0, 7);
            rows.values(2).setAtIndex(JAVA_LONG, 1, -12);
            rows.rows(2);
            table.write(rows.build(Origin.NOWHERE));
        }
        return printed(table, how);
    }

    private static String printed(Table table, BiConsumer<Table, PrintStream> how) {
        var written = new ByteArrayOutputStream();
        how.accept(table, new PrintStream(written, true, StandardCharsets.UTF_8));
        return written.toString(StandardCharsets.UTF_8);
    }
}
