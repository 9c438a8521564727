package dev.leat.formats.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.formats.infer.Inference.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InferenceTest {

    /// Cells are parted by semicolons; empty ones are null.
    @ParameterizedTest
    @CsvSource({
        "1;-2;3, int64",
        "0;1;1, int64",
        "-9223372036854775808;9223372036854775807, int64",
        "' 1;2 ', int64",
        "1;9223372036854775808, decimal128(0)",
        "99999999999999999999, decimal128(0)",
        "99999999999999999999;0.5, float64",
        "1000000000000000000000000000000000000000000, utf8",
        "1;2.5, float64",
        ".5;5.;-1e5;1E+5, float64",
        "nan;1;-inf;Infinity, float64",
        "007;008, utf8",
        "00.5, utf8",
        "0;0.5;-0, float64",
        "+1, utf8",
        "1_000, utf8",
        "0x10, utf8",
        "1e, utf8",
        "-, utf8",
        "., utf8",
        "true;FALSE;True, bool",
        "true;0, utf8",
        "t;f, utf8",
        "2024-01-01;2024-02-29, date",
        "2023-02-29, utf8",
        "2024-01-01 10:00:00;2024-01-02, timestamp(s)",
        "2024-01-01T10:00:00.5;2024-01-01T10:00:00.123, timestamp(ms)",
        "2024-01-01T10:00:00.5;2024-01-01T10:00:00.1234, timestamp(us)",
        "2024-01-01T10:00:00.123456789, timestamp(ns)",
        "2024-01-01T10:00:00.123456789;2924-01-01, utf8",
        "1600-01-01;2024-01-01T10:00:00.123456789, utf8",
        "2024-01-01T10:00Z, 'timestamp(s, Z)'",
        "2024-01-01T10:00:00.1+02:00;2024-01-02T10:00:00+02:00, 'timestamp(ms, +02:00)'",
        "2024-01-01T10:00:00+01:00;2024-07-02T10:00:00+02:00, utf8",
        "2024-01-01T10:00:00Z;2024-01-02T10:00:00, utf8",
        "2024-01-01T10:00:00Z;2024-01-02, utf8",
        "20240101;20240102, int64",
        "12:30:00, utf8",
        ";;, utf8",
        "1;;2, int64",
        "1;x, utf8",
        "BTC;ETH, utf8",
        "BTC;BTC;BTC;BTC;ETH;ETH;ETH;ETH, dictionary",
        "BTC;BTC;BTC;ETH;ETH;ETH;ETH, utf8",
        "BTC;;;;BTC;BTC;BTC, dictionary"
    })
    void findsTheTypeThatReadsEveryCell(String cells, String type) {
        var inference = new Inference(1, Header.ABSENT);

        for (String cell : cells.split(";", -1)) {
            inference.row(List.of(SampledCell.plain(cell)));
        }

        assertThat(inference.result().types()).hasToString("[" + type + "]");
    }

    /// Rows are parted by slashes.
    @ParameterizedTest
    @CsvSource({
        "'a,b/1,x/2,y', true, '[int64, utf8]'",
        "'1,2/3,4', false, '[int64, int64]'",
        "'a,b/c,d/e,f', true, '[utf8, utf8]'",
        "'a,b,c', true, '[utf8, utf8, utf8]'",
        "'1,2,3', false, '[int64, int64, int64]'",
        "'a,1', false, '[utf8, int64]'",
        "',a/x,1', true, '[utf8, int64]'",
        "',a/x,y', true, '[utf8, utf8]'",
        "'x,y/,1/,2', true, '[utf8, int64]'",
        "'x,2024/1,5', true, '[int64, int64]'",
        "'true,x/false,y', false, '[bool, utf8]'",
        "'2024-01-01,x/2024-01-02,y', false, '[date, utf8]'",
        "'2024-01-01 10:00,5/2024-01-02,6', false, '[timestamp(s), int64]'",
        "'1,a/b,2/3,c', false, '[utf8, utf8]'",
        "'a,b/1/2', true, '[int64, utf8]'",
        "'a/1,2', true, '[int64]'",
        "',/1,2', false, '[int64, int64]'"
    })
    void findsOutWhetherTheFirstRowNamesTheColumns(String rows, boolean header, String types) {
        Inference.Result result = infer(Header.AUTO, rows);

        assertThat(result.header()).isEqualTo(header);
        assertThat(result.types()).hasToString(types);
    }

    @Test
    void believesWhatItIsToldOfTheHeader() {
        assertThat(infer(Header.PRESENT, "1,2/3,x").types()).hasToString("[int64, utf8]");
        assertThat(infer(Header.ABSENT, "a,b/1,2").types()).hasToString("[utf8, utf8]");
        assertThat(infer(Header.PRESENT, "1,2").header()).isTrue();
        assertThat(infer(Header.ABSENT, "a,b").header()).isFalse();
    }

    @Test
    void knowsTheLayoutsOfBinance() {
        var withHeader = "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker"
                + "/1872413523,2683.03,0.024,4373893217,4373893217,1723161242007,false";
        var without = "3112341827,61837.63000000,0.00027000,3732147463,3732147463,1723161256789,True,True";

        assertThat(infer(Header.AUTO, withHeader).types())
                .hasToString("[int64, float64, float64, int64, int64, int64, bool]");
        assertThat(infer(Header.AUTO, without).header()).isFalse();
        assertThat(infer(Header.AUTO, without).types())
                .hasToString("[int64, float64, float64, int64, int64, int64, bool, bool]");
    }

    @Test
    void isUtf8WhereNothingWasSeen() {
        Inference.Result result = new Inference(2, Header.AUTO).result();

        assertThat(result.header()).isFalse();
        assertThat(result.types()).hasToString("[utf8, utf8]");
    }

    @Test
    void takesQuotedNumbersForNumbersAndQuotedNothingForText() {
        var inference = new Inference(2, Header.ABSENT);

        inference.row(List.of(new SampledCell("12", true), new SampledCell("", true)));
        inference.row(List.of(new SampledCell("13", true), SampledCell.plain("5")));

        assertThat(inference.result().types()).hasToString("[int64, utf8]");
    }

    @Test
    void hasADictionaryForFewWordsOnly() {
        var inference = new Inference(1, Header.ABSENT);

        for (int i = 0; i < 10_000; i++) {
            inference.row(List.of(SampledCell.plain("word" + i % 1025)));
        }

        assertThat(inference.result().types()).hasToString("[utf8]");
    }

    @Test
    void keepsNoMoreOfManyLongTextsThanItHasRoomFor() {
        var room = new SampleRoom();
        var short1 = new ColumnGuess(room);
        List<ColumnGuess> longs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            longs.add(new ColumnGuess(room));
        }

        for (int row = 0; row < 500; row++) {
            short1.see(SampledCell.plain("word" + row % 3));
            for (ColumnGuess guess : longs) {
                guess.see(SampledCell.plain("x".repeat(1000) + row));
                assertThat(room.used()).isLessThanOrEqualTo(8 << 20);
            }
        }

        assertThat(short1.type()).hasToString("dictionary");
        assertThat(longs).allSatisfy(guess -> assertThat(guess.type()).hasToString("utf8"));
    }

    @Test
    void aColumnThatIsNoDictionaryKeepsNoTexts() {
        var room = new SampleRoom();
        var words = new ColumnGuess(room);
        for (int i = 0; i < 1024; i++) {
            words.see(SampledCell.plain("word" + i));
        }
        long before = room.used();

        words.see(SampledCell.plain("another"));

        assertThat(before).isPositive();
        assertThat(room.used()).isZero();
    }

    @Test
    void namesTheColumnsOfASchema() {
        assertThat(infer(Header.AUTO, "1,x").schema(List.of("a", "b")).fields()).hasToString("[a int64, b utf8]");
    }

    private static Inference.Result infer(Header header, String rows) {
        List<List<SampledCell>> cells = new ArrayList<>();
        for (String row : rows.split("/", -1)) {
            cells.add(Arrays.stream(row.split(",", -1)).map(SampledCell::plain).toList());
        }
        var inference = new Inference(cells.getFirst().size(), header);
        cells.forEach(inference::row);
        return inference.result();
    }
}
