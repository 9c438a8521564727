package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void findsTheColumnsOfAggregatedTradesByName() {
        assertThat(names("agg_trade_id,price,quantity,first_trade_id,last_trade_id,timestamp_ms,is_buyer_maker"))
                .containsExactly(
                        "agg_trade_id",
                        "price",
                        "quantity",
                        "first_trade_id",
                        "last_trade_id",
                        "timestamp_ms",
                        "is_buyer_maker");
    }

    @Test
    void findsTheColumnsOfSingleTradesByName() {
        assertThat(names("trade_id,price,quantity,timestamp_ms,is_buyer_maker"))
                .containsExactly("trade_id", "price", "quantity", "timestamp_ms", "is_buyer_maker");
        assertThat(names("id,price,qty,quote_qty,time,is_buyer_maker"))
                .containsExactly("id", "price", "qty", "time", "is_buyer_maker");
    }

    @Test
    void findsTheColumnsOfBinancesJson() {
        assertThat(names("a,p,q,f,l,T,m,M")).containsExactly("a", "p", "q", "f", "l", "T", "m");
        assertThat(names("aggTradeId,price,qty,firstTradeId,lastTradeId,transactTime,isBuyerMaker"))
                .containsExactly(
                        "aggTradeId", "price", "qty", "firstTradeId", "lastTradeId", "transactTime", "isBuyerMaker");
    }

    @Test
    void findsTheColumnsOfFilesWithoutAHeaderByTheirOrder() {
        assertThat(headless("int64,float64,float64,int64,int64,int64,bool,bool"))
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(headless("int64,float64,float64,int64,int64,int64,bool")).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(headless("int64,float64,float64,float64,int64,bool,bool")).containsExactly(0, 1, 2, 4, 5);
        assertThat(headless("int64,float64,float64,float64,int64,bool")).containsExactly(0, 1, 2, 4, 5);
    }

    @Test
    void takesColumnsAsTheyAreMapped() {
        Schema offered = schema("x,y,z,price");

        List<String> names =
                Layout.of(offered, Map.of(Role.PRICE, "x", Role.QUANTITY, "y", Role.TIMESTAMP, "z"), "")
                        .inputs()
                        .stream()
                        .map(Field::name)
                        .toList();

        assertThat(names).containsExactly("x", "y", "z");
    }

    @Test
    void asksForDecimalsAndKeepsTheTypeOfTimes() {
        Schema offered = Schema.of(
                new Field("price", Type.FLOAT64),
                new Field("quantity", Type.FLOAT64),
                new Field("time", new Type.Timestamp(TimeUnit.NANOS, "Z")),
                new Field("symbol", Type.UTF8));

        assertThat(Layout.of(offered, Map.of(), "symbol").inputs())
                .containsExactly(
                        new Field("price", Type.decimal(8)),
                        new Field("quantity", Type.decimal(8)),
                        new Field("time", new Type.Timestamp(TimeUnit.NANOS, "Z")),
                        new Field("symbol", Type.DICTIONARY));
    }

    @Test
    void aMissingColumnIsAnErrorThatListsThoseThereAreAndSaysHowToMap() {
        assertThatThrownBy(() -> names("price,time,foo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quantity")
                .hasMessageContaining("[price, time, foo]")
                .hasMessageContaining("columns=quantity=NAME");
        assertThatThrownBy(() -> Layout.of(schema("price,quantity,time"), Map.of(), "symbol"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column 'symbol' in [price, quantity, time]");
    }

    @Test
    void rowsWithoutIdsAreNumberedWhateverTheBatches() throws Exception {
        Schema offered = Schema.of(
                new Field("symbol", Type.UTF8),
                new Field("price", Type.FLOAT64),
                new Field("quantity", Type.FLOAT64),
                new Field("time", Type.INT64));
        List<Tape.Trade> trades = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            trades.add(new Tape.Trade(99, 1_00000000L, 1, 1_723_161_600_000L + i, true).of(i % 2 == 0 ? "a" : "b"));
        }
        BarsRun run = BarsRun.with(KernelMode.VECTOR, "range", "250", "by", "symbol", "include-incomplete", "true")
                .on(offered);

        List<Map<String, String>> bars = run.over(Tape.of(trades), () -> 7);

        assertThat(bars)
                .hasSize(2)
                .allSatisfy(bar -> assertThat(bar)
                        .containsEntry("first_agg_trade_id", "0")
                        .containsEntry("last_agg_trade_id", "19")
                        .containsEntry("individual_trade_count", "20")
                        .containsEntry("sell_volume", "0.00000000"));
    }

    private static List<String> names(String columns) {
        return Layout.of(schema(columns), Map.of(), "").inputs().stream()
                .map(Field::name)
                .toList();
    }

    private static List<Integer> headless(String types) {
        List<Field> fields = new ArrayList<>();
        for (String type : types.split(",", -1)) {
            fields.add(new Field("column" + fields.size(), Type.parse(type)));
        }
        return Layout.of(new Schema(fields), Map.of(), "").inputs().stream()
                .map(field -> Integer.parseInt(field.name().substring("column".length())))
                .toList();
    }

    private static Schema schema(String columns) {
        List<Field> fields = new ArrayList<>();
        for (String name : columns.split(",", -1)) {
            fields.add(new Field(name, Type.INT64));
        }
        return new Schema(fields);
    }
}
