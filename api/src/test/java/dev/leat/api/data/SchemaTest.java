package dev.leat.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Schema SCHEMA =
            Schema.of(new Field("symbol", Type.UTF8), new Field("price", Type.FLOAT64), new Field("size", Type.INT64));

    @Test
    void findsAColumnByItsName() {
        assertThat(SCHEMA.index("price")).isEqualTo(1);
    }

    @Test
    void listsTheColumnsThereAreWhenOneIsMissing() {
        assertThatThrownBy(() -> SCHEMA.index("pric"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column 'pric' in [symbol, price, size]");
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> Schema.of(new Field("a", Type.INT64), new Field("a", Type.UTF8)))
                .hasMessageContaining("'a'");
    }

    @Test
    void metadataTellsNoFieldsApart() {
        Field plain = new Field("time", Type.INT64);
        Field told = plain.with("unit", "ms").with("unit", "us");

        assertThat(told).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(told.metadata()).containsExactly(Map.entry("unit", "us"));
        assertThat(plain.metadata()).isEmpty();
    }
}
