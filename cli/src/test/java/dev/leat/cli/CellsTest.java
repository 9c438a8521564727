package dev.leat.cli;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Column;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellsTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void showsDecimalsWithAllTheirPlaces() {
        assertThat(Cells.text(longs(6_183_763_000_000L), Type.decimal(8), 0)).isEqualTo("61837.63000000");
        assertThat(Cells.text(longs(-5), Type.decimal(2), 0)).isEqualTo("-0.05");
    }

    @Test
    void showsDecimalsWiderThanALong() {
        // 2^64 + 1, and -1
        assertThat(Cells.text(wide(1, 1), new Type.Decimal(128, 4), 0)).isEqualTo("1844674407370955.1617");
        assertThat(Cells.text(wide(-1, -1), new Type.Decimal(128, 0), 0)).isEqualTo("-1");
    }

    @Test
    void showsMomentsInTheirZone() {
        assertThat(Cells.text(longs(1_723_161_255_342L), new Type.Timestamp(TimeUnit.MILLIS, "Z"), 0))
                .isEqualTo("2024-08-08T23:54:15.342Z");
        assertThat(Cells.text(longs(1_723_161_255_342L), new Type.Timestamp(TimeUnit.MILLIS, "+02:00"), 0))
                .isEqualTo("2024-08-09T01:54:15.342+02:00");
        assertThat(Cells.text(longs(-1), new Type.Timestamp(TimeUnit.MICROS, ""), 0))
                .isEqualTo("1969-12-31T23:59:59.999999");
    }

    @Test
    void showsDates() {
        MemorySegment days = arena.allocate(JAVA_INT);
        days.set(JAVA_INT, 0, 19_943);

        assertThat(Cells.text(new Column.Ints(1, Column.NO_NULLS, days), Type.DATE, 0))
                .isEqualTo("2024-08-08");
    }

    private Column longs(long value) {
        MemorySegment values = arena.allocate(JAVA_LONG);
        values.set(JAVA_LONG, 0, value);
        return new Column.Longs(1, Column.NO_NULLS, values);
    }

    private Column wide(long low, long high) {
        MemorySegment values = arena.allocate(JAVA_LONG, 2);
        values.setAtIndex(JAVA_LONG, 0, low);
        values.setAtIndex(JAVA_LONG, 1, high);
        return new Column.Wides(1, Column.NO_NULLS, values);
    }
}
