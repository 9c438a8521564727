package dev.leat.api.data;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void givesBackWhatWasFilledIn() {
        var builder = builder(3, Type.INT64);
        for (int row = 0; row < 3; row++) {
            builder.values(0).setAtIndex(JAVA_LONG, row, 10L * row);
        }
        builder.setNull(0, 1);
        builder.rows(3);

        var column = (Column.Longs) builder.build(Origin.NOWHERE).column(0);

        assertThat(column.get(0)).isEqualTo(0);
        assertThat(column.isNull(0)).isFalse();
        assertThat(column.isNull(1)).isTrue();
        assertThat(column.get(2)).isEqualTo(20);
    }

    @Test
    void hasNoNullsWhereNoneWereSet() {
        var builder = builder(2, Type.FLOAT64);
        builder.rows(2);

        assertThat(builder.build(Origin.NOWHERE).column(0).nullable()).isFalse();
    }

    @Test
    void keepsTextWhileItsBytesGrow() {
        var builder = builder(2, Type.UTF8);
        byte[] first = "früh".getBytes(StandardCharsets.UTF_8);
        byte[] second = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        MemorySegment offsets = builder.values(0);
        offsets.setAtIndex(JAVA_INT, 0, 0);
        MemorySegment.copy(first, 0, builder.bytes(0, first.length), JAVA_BYTE, 0, first.length);
        offsets.setAtIndex(JAVA_INT, 1, first.length);
        int end = first.length + second.length;
        MemorySegment.copy(second, 0, builder.bytes(0, end), JAVA_BYTE, first.length, second.length);
        offsets.setAtIndex(JAVA_INT, 2, end);
        builder.rows(2);

        var texts = (Column.Texts) builder.build(Origin.NOWHERE).column(0);

        assertThat(texts.text(0)).isEqualTo("früh");
        assertThat(texts.text(1)).hasSize(100_000).containsOnlyOnce("x".repeat(100_000));
    }

    @Test
    void alignsBuffersAndPadsThem() {
        for (Type type : List.of(Type.BOOL, Type.INT32, Type.INT64, Type.UTF8, new Type.Decimal(128, 3))) {
            MemorySegment values = builder(5, type).values(0);

            assertThat(values.address() % 64).isZero();
            assertThat(values.byteSize()).isGreaterThanOrEqualTo(5L * type.bits() / 8 + BatchBuilder.PADDING);
        }
    }

    @Test
    void refusesMoreRowsThanItHasRoomFor() {
        assertThatThrownBy(() -> builder(2, Type.INT64).rows(3)).hasMessageContaining("3 rows in a batch for 2");
    }

    @Test
    void releasesWhatItAdoptedOnce() {
        var builder = builder(1, Type.INT64);
        var released = new ArrayList<String>();
        var adopted = new Column.Longs(1, Column.NO_NULLS, arena.allocate(JAVA_LONG, 7));
        builder.adopt(0, adopted, () -> released.add("window"));
        builder.rows(1);

        Batch batch = builder.build(Origin.NOWHERE);
        builder.release();
        builder.release();

        assertThat(batch.column(0)).isSameAs(adopted);
        assertThat(released).containsExactly("window");
    }

    private BatchBuilder builder(int capacity, Type type) {
        return new BatchBuilder(Schema.of(new Field("x", type)), capacity, arena);
    }
}
