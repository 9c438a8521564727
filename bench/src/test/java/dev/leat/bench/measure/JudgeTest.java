package dev.leat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.bench.measure.Answer.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgeTest {

    private static final Answer GROUPS =
            Answer.csv().key("symbol", Kind.TEXT).whole("n").real("volume");

    @TempDir
    Path folder;

    @Test
    void answersAreTheSameInAnyOrderOfRowsAndColumns() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,3,1.5", "ETH,2,0.1");
        Path other = csv("n,volume,symbol,more", "2,0.1,ETH,x", "3,1.500000,BTC,y");

        assertThat(difference(GROUPS, right, other)).isEmpty();
    }

    @Test
    void findsAnIntegerThatIsOneOff() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,9007199254740993,1.5", "ETH,2,0.1");
        Path other = csv("symbol,n,volume", "BTC,9007199254740992,1.5", "ETH,2,0.1");

        assertThat(difference(GROUPS, right, other)).startsWith("1 rows differ").contains("9007199254740992");
    }

    @Test
    void floatsMayDifferByTheOrderOfAdditionsAndNoMore() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,3,1000000000.0");
        Path near = csv("symbol,n,volume", "BTC,3,1000000000.9");
        Path far = csv("symbol,n,volume", "BTC,3,1000000001.1");

        assertThat(difference(GROUPS, right, near)).isEmpty();
        assertThat(difference(GROUPS, right, far)).startsWith("1 rows differ");
    }

    @Test
    void findsNumbersThatAreMissingOrNone() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,3,1.5");
        Path absent = csv("symbol,n,volume", "BTC,3,");
        Path none = csv("symbol,n,volume", "BTC,3,nan");
        Path infinite = csv("symbol,n,volume", "BTC,3,inf");

        assertThat(difference(GROUPS, right, absent)).startsWith("1 rows differ");
        assertThat(difference(GROUPS, right, none)).startsWith("1 rows differ");
        assertThat(difference(GROUPS, right, infinite)).startsWith("1 rows differ");
        assertThat(difference(GROUPS, none, infinite)).startsWith("1 rows differ");
        assertThat(difference(GROUPS, absent, absent)).isEmpty();
        assertThat(difference(GROUPS, none, none)).isEmpty();
    }

    @Test
    void findsAGroupInPlaceOfAnother() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,3,1.5", "ETH,2,0.1");
        Path other = csv("symbol,n,volume", "BTC,3,1.5", "BTC,3,1.5");

        assertThat(difference(GROUPS, right, other)).contains("ETH");
    }

    @Test
    void findsRowsThatAreMissing() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,3,1.5", "ETH,2,0.1");
        Path other = csv("symbol,n,volume", "BTC,3,1.5");

        assertThat(difference(GROUPS, right, other)).isEqualTo("1 rows where there are 2");
    }

    @Test
    void whereNoKeyIsNamedOrderCounts() throws Exception {
        Answer sorted = Answer.csv().whole("price");
        Path right = csv("price", "1", "2", "3");
        Path other = csv("price", "1", "3", "2");

        assertThat(difference(sorted, right, right)).isEmpty();
        assertThat(difference(sorted, right, other)).startsWith("2 rows differ");
    }

    @Test
    void totalsFindWhatHasNoOrder() throws Exception {
        Answer sorted = Answer.csv().whole("price").total("id", Kind.WHOLE);
        Path right = csv("price,id", "1,10", "1,20");
        Path turned = csv("price,id", "1,20", "1,10");
        Path twice = csv("price,id", "1,10", "1,10");

        assertThat(difference(sorted, right, turned)).isEmpty();
        assertThat(difference(sorted, right, twice)).isEqualTo("the sum of id is 20 where it is 30");
    }

    @Test
    void saysWhatCannotBeCompared() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,3,1.5");
        Path other = csv("symbol,n", "BTC,3");

        assertThat(difference(GROUPS, right, other))
                .startsWith("it cannot be compared")
                .contains("volume");
        assertThat(difference(GROUPS, right, folder.resolve("nowhere.csv"))).isEqualTo("there is no answer");
    }

    @Test
    void readsParquetToo() throws Exception {
        Path right = csv("symbol,n,volume", "BTC,3,1.5");
        Path same = folder.resolve("same.parquet");
        Path wrong = folder.resolve("wrong.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("copy (select 'BTC' as symbol, 3 as n, 1.5::double as volume) to '" + same + "'");
            statement.execute("copy (select 'BTC' as symbol, 4 as n, 1.5::double as volume) to '" + wrong + "'");
        }

        assertThat(difference(GROUPS, right, same)).isEmpty();
        assertThat(difference(GROUPS, right, wrong)).startsWith("1 rows differ");
    }

    private String difference(Answer answer, Path right, Path other) throws Exception {
        try (var judge = new Judge(folder)) {
            return judge.difference(answer, right, other);
        }
    }

    private Path csv(String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "answer", ".csv");
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
