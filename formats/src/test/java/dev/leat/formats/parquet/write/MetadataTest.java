package dev.leat.formats.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // what is missing in a structure fails the test
final class MetadataTest {

    @TempDir
    private Path folder;

    @Test
    void encodingsFollowTheValues() throws Exception {
        var random = new Random(Seeds.next("encodings"));
        double[] price = {100};
        List<Encoding> encodings = List.of(
                encoding(Type.INT64, i -> 1_700_000_000_000L + 17L * i + random.nextInt(9)),
                encoding(Type.INT32, i -> 100 * i + random.nextInt(50)),
                encoding(Type.INT64, _ -> random.nextLong()),
                encoding(Type.INT64, _ -> random.nextInt(5) * 1_000_000_000_007L),
                encoding(Type.FLOAT64, _ -> price[0] += random.nextGaussian()),
                encoding(Type.FLOAT32, _ -> (float) (price[0] += random.nextGaussian())),
                encoding(Type.FLOAT64, _ -> random.nextInt(20) / 4.0),
                encoding(Type.UTF8, _ -> List.of("BUY", "SELL").get(random.nextInt(2))),
                encoding(Type.UTF8, i -> Long.toHexString(random.nextLong() | Long.MIN_VALUE)),
                encoding(Type.BOOL, _ -> random.nextBoolean()));

        assertThat(encodings)
                .containsExactly(
                        Encoding.DELTA_BINARY_PACKED,
                        Encoding.DELTA_BINARY_PACKED,
                        Encoding.PLAIN,
                        Encoding.RLE_DICTIONARY,
                        Encoding.BYTE_STREAM_SPLIT,
                        Encoding.BYTE_STREAM_SPLIT,
                        Encoding.RLE_DICTIONARY,
                        Encoding.RLE_DICTIONARY,
                        Encoding.DELTA_LENGTH_BYTE_ARRAY,
                        Encoding.PLAIN);
    }

    @Test
    void aDictionaryThatGrowsTooLargeIsLeftForTheRestOfTheChunk() throws Exception {
        // Few values first, and then none twice.
        Table rows =
                rows(Type.INT64, 60_000, i -> i < 32_768 ? i % 7 * 1_000_003L : i * 7_919L * 104_729L % 982_451_653L);

        Path file = write(rows);

        assertThat(WrittenFile.of(file).pages(0, 0).stream().map(MetadataTest::encoding))
                .startsWith(Encoding.RLE_DICTIONARY)
                .endsWith(Encoding.DELTA_BINARY_PACKED);
        try (var duck = new DuckDb()) {
            assertThat(duck.rows(file, rows.schema())).isEqualTo(rows.rows());
        }
    }

    @Test
    void pagesLieWhereTheIndexSaysAndHaveTheRowsItSays() throws Exception {
        Table rows = Written.rows(Seeds.next("index"), 5000);

        WrittenFile file = WrittenFile.of(written().file(rows, Written.sizes(1 << 18, 1 << 13)));

        assertThat(file.meta().getNum_rows()).isEqualTo(5000);
        assertThat(file.meta().getRow_groups()).hasSizeGreaterThan(1);
        for (int group = 0; group < file.meta().getRow_groupsSize(); group++) {
            for (int column = 0; column < rows.schema().size(); column++) {
                checkPages(file, group, column);
            }
        }
    }

    private static void checkPages(WrittenFile file, int group, int column) throws Exception {
        List<PageHeader> pages = file.pages(group, column);
        List<PageLocation> locations = file.offsetIndex(group, column).getPage_locations();
        long row = 0;
        long nulls = 0;
        for (int i = 0; i < pages.size(); i++) {
            assertThat(locations.get(i).getFirst_row_index()).isEqualTo(row);
            row += pages.get(i).getData_page_header_v2().getNum_rows();
            nulls += pages.get(i).getData_page_header_v2().getNum_nulls();
        }
        var meta = file.column(group, column);
        assertThat(row).isEqualTo(file.meta().getRow_groups().get(group).getNum_rows());
        assertThat(meta.getNum_values()).isEqualTo(row);
        assertThat(meta.getStatistics().getNull_count()).isEqualTo(nulls);
        assertThat(meta.getData_page_offset()).isEqualTo(locations.getFirst().getOffset());
        PageLocation last = locations.getLast();
        long start = meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : meta.getData_page_offset();
        assertThat(start + meta.getTotal_compressed_size())
                .isEqualTo(last.getOffset() + last.getCompressed_page_size());
        if (meta.isSetDictionary_page_offset()) {
            PageHeader dictionary = file.page(start, (int) (meta.getData_page_offset() - start));
            assertThat(dictionary.getDictionary_page_header().getNum_values()).isPositive();
        }
    }

    @Test
    void statisticsHaveTheLeastAndTheMost() throws Exception {
        Statistics longs = statistics(Type.INT64, 5L, Absent.NULL, -3L, 4L);
        assertThat(longs.getNull_count()).isEqualTo(1);
        assertThat(little(longs.getMin_value()).getLong()).isEqualTo(-3);
        assertThat(little(longs.getMax_value()).getLong()).isEqualTo(5);
        assertThat(longs.isIs_max_value_exact()).isTrue();

        Statistics bools = statistics(Type.BOOL, true, true);
        assertThat(bools.getMin_value()).containsExactly(1);
        assertThat(bools.getMax_value()).containsExactly(1);

        Statistics texts = statistics(Type.UTF8, "b", "ab", "", "\u00e4");
        assertThat(texts.getMin_value()).isEmpty();
        assertThat(texts.getMax_value()).isEqualTo("\u00e4".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void statisticsOfNullsAloneHaveNoBounds() throws Exception {
        Statistics nulls = statistics(Type.INT32, Absent.NULL, Absent.NULL);

        assertThat(nulls.isSetMin_value() || nulls.isSetMax_value()).isFalse();
        assertThat(nulls.getNull_count()).isEqualTo(2);
    }

    @Test
    void whatIsNoNumberIsInNoBoundsAndZerosHaveTheSignThatIncludesBoth() throws Exception {
        Statistics zeros = statistics(Type.FLOAT64, 0.0, Double.NaN);
        assertThat(Double.doubleToRawLongBits(little(zeros.getMin_value()).getDouble()))
                .isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(Double.doubleToRawLongBits(little(zeros.getMax_value()).getDouble()))
                .isZero();
        assertThat(zeros.getNan_count()).isEqualTo(1);

        Statistics nans = statistics(Type.FLOAT32, Float.NaN, Float.NaN);
        assertThat(nans.isSetMin_value() || nans.isSetMax_value()).isFalse();

        Statistics infinite = statistics(Type.FLOAT64, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(little(infinite.getMin_value()).getDouble()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aPageOfWhatIsNoNumberHasNoColumnIndex() throws Exception {
        WrittenFile file = WrittenFile.of(write(rows(Type.FLOAT64, 10, _ -> Double.NaN)));

        assertThat(file.chunk(0, 0).isSetColumn_index_offset()).isFalse();
        assertThat(file.chunk(0, 0).isSetOffset_index_offset()).isTrue();
    }

    @Test
    void longTextsAreCutInBoundsToShorterOnesThatStillBound() throws Exception {
        String low = "\u00e4".repeat(100);
        String high = "\uffff".repeat(30) + "z".repeat(100);

        Statistics texts = statistics(Type.UTF8, high, low);

        assertThat(texts.isIs_min_value_exact()).isFalse();
        assertThat(texts.isIs_max_value_exact()).isFalse();
        assertThat(new String(texts.getMin_value(), StandardCharsets.UTF_8)).isEqualTo("\u00e4".repeat(32));
        assertThat(new String(texts.getMax_value(), StandardCharsets.UTF_8))
                .isEqualTo("\uffff".repeat(20) + Character.toString(0x10000));
    }

    @Test
    void theColumnIndexBoundsEachPageAndKnowsTheirOrder() throws Exception {
        Table rows = rows(Type.INT64, 5000, i -> i < 1000 ? Absent.NULL : i * 3L);

        ColumnIndex index = WrittenFile.of(written().file(rows, Written.sizes(1 << 20, 1 << 12)))
                .columnIndex(0, 0);

        assertThat(index.getBoundary_order()).isEqualTo(BoundaryOrder.ASCENDING);
        int page = 4096 / 8;
        assertThat(index.getNull_counts().getFirst()).isEqualTo(page);
        assertThat(index.getNull_pages().getFirst()).isTrue();
        assertThat(index.getNull_counts().get(1)).isEqualTo(1000 - page);
        assertThat(index.getMin_values().get(1).order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(3000);
        assertThat(index.getMax_values().get(2).order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(3L * (3 * page - 1));
    }

    @Test
    void theFooterKeepsTheTypesThatParquetHasNot() throws Exception {
        var schema = Schema.of(
                new Field("at", Type.parse("timestamp(s, Europe/Rome)")), new Field("symbol", Type.DICTIONARY));

        WrittenFile file = WrittenFile.of(write(new Table(schema, List.of())));

        assertThat(file.meta().getCreated_by()).startsWith("leat version ");
        assertThat(file.keyValue("leat.schema"))
                .isEqualTo("{\"columns\":[{\"name\":\"at\",\"type\":\"timestamp(s, Europe/Rome)\"},"
                        + "{\"name\":\"symbol\",\"type\":\"dictionary\"}]}");
    }

    private Encoding encoding(Type type, Function<Integer, Object> value) throws Exception {
        Table rows = rows(type, 9000, value);
        Path file = write(rows);
        try (var duck = new DuckDb()) {
            assertThat(duck.rows(file, rows.schema())).isEqualTo(rows.rows());
        }
        return encoding(WrittenFile.of(file).pages(0, 0).getFirst());
    }

    private static Encoding encoding(PageHeader page) {
        return page.getData_page_header_v2().getEncoding();
    }

    private static Table rows(Type type, int count, Function<Integer, Object> value) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of(value.apply(i)));
        }
        return new Table(Schema.of(new Field("x", type)), rows);
    }

    private Statistics statistics(Type type, Object... values) throws Exception {
        return WrittenFile.of(write(rows(type, values.length, i -> values[i])))
                .column(0, 0)
                .getStatistics();
    }

    private Path write(Table rows) throws Exception {
        return written().file(rows, Written.ZSTD);
    }

    private Written written() {
        return new Written(folder, new ArenaBudget(256 << 20));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
