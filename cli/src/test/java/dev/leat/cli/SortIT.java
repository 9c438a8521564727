package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SortIT {

    private static final long LIMIT = 256_000_000;
    private static final String LITTLE = LIMIT / 1_000_000 + "MB";

    /// As records some twice of what a sort has within the limit.
    private static final String TRADES = "tape:trades?rows=2000000&symbols=4&seed=1";

    private static final String ENDLESS = "tape:trades?rows=1000000000000&symbols=4&seed=1";

    @TempDir
    private Path folder;

    @Test
    void sortsMoreThanMemoryAsIfItHadEnough() throws Exception {
        JsonNode little = json("sort", TRADES, "-o", "little.csv", "--by", "price:desc,symbol", "--memory", LITTLE);
        JsonNode enough = json(
                "sort", TRADES, "-o", "enough.csv", "--by", "price:desc,symbol", "--memory", "4GB", "--threads", "1");

        assertThat(Files.mismatch(folder.resolve("little.csv"), folder.resolve("enough.csv")))
                .isEqualTo(-1);
        assertThat(little.get("rows_out").asLong()).isEqualTo(2_000_000);
        assertThat(little.get("spilled").asLong()).isPositive();
        assertThat(little.get("counters").get("sorted runs spilled").asLong()).isPositive();
        assertThat(enough.get("spilled").asLong()).isZero();
        assertThat(little.get("peak_resident").asLong()).isBetween(1L, LIMIT);
        assertThat(spilled()).isEmpty();
    }

    @Test
    void leavesOutDuplicatesBeyondMemoryAsIfItHadEnough() throws Exception {
        JsonNode little =
                json("dedupe", TRADES, TRADES, "-o", "little.csv", "--by", "symbol,agg_trade_id", "--memory", LITTLE);
        JsonNode once = json("copy", TRADES, "-o", "once.csv", "--memory", "1GB");

        assertThat(Files.mismatch(folder.resolve("little.csv"), folder.resolve("once.csv")))
                .isEqualTo(-1);
        assertThat(little.get("counters").get("duplicates").asLong())
                .isEqualTo(once.get("rows_out").asLong());
        assertThat(little.get("spilled").asLong()).isPositive();
        assertThat(little.get("peak_resident").asLong()).isBetween(1L, LIMIT);
        assertThat(spilled()).isEmpty();
    }

    @Test
    void whatMayBeSpilledIsNotExceeded() throws Exception {
        Result result =
                leat("sort", TRADES, "-o", "out.csv", "--by", "price", "--memory", LITTLE, "--max-temp", "10MB");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
        assertThat(result.err()).contains("10.0 MB that may be spilled", "--max-temp");
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(spilled()).isEmpty();
    }

    @Test
    void aSignalWhileItSpillsLeavesNothing() throws Exception {
        Path err = folder.resolve("err");
        Path temporary = Files.createDirectory(folder.resolve("spilled"));
        Process leat = LeatProcess.builder(
                        folder,
                        "env",
                        "--default-signal=INT",
                        LeatProcess.ROOT.resolve("leat").toString(),
                        "sort",
                        ENDLESS,
                        "-o",
                        "out.csv",
                        "--by",
                        "price",
                        "--memory",
                        LITTLE,
                        "--temp-dir",
                        temporary.toString())
                .redirectError(err.toFile())
                .start();
        awaitFile(temporary);
        new ProcessBuilder("kill", "-INT", String.valueOf(leat.pid())).start().waitFor();

        assertThat(leat.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(leat.exitValue()).as(Files.readString(err)).isEqualTo(130);
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(spilled()).isEmpty();
    }

    @Test
    void sortsByWhatItIsToldAndStopsAfterTheFirst() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "id,price\n1,5\n2,\n3,7\n4,5\n5,\n");

        Result sorted = leat(
                "sort",
                "in.csv",
                "-o",
                "-",
                "--output-format",
                "csv",
                "--by",
                "price:desc:nulls-first,id:desc",
                "--quiet");
        Result first =
                leat("sort", "in.csv", "-o", "-", "--output-format", "csv", "--by", "price", "--limit", "2", "--quiet");
        Result last = leat("dedupe", "in.csv", "-o", "-", "--output-format", "csv", "--by", "price", "--keep", "last");

        assertThat(sorted.out()).isEqualTo("id,price\n5,\n2,\n3,7\n4,5\n1,5\n");
        assertThat(first.out()).isEqualTo("id,price\n1,5\n4,5\n");
        assertThat(last.out()).isEqualTo("id,price\n3,7\n4,5\n5,\n");
        assertThat(last.err()).contains("5 rows in, 3 out", "duplicates: 2");
    }

    @Test
    void saysWhatWouldBeRight() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "id,price\n1,5\n");

        Result column = leat("sort", "in.csv", "-o", "out.csv", "--by", "pric");
        Result direction = leat("sort", "in.csv", "-o", "out.csv", "--by", "price:down");
        Result option = leat("sort", "in.csv", "-o", "out.csv", "--bye", "price");
        Result kept = leat("dedupe", "in.csv", "-o", "out.csv", "--keep", "both");

        assertThat(List.of(column.exitCode(), direction.exitCode(), option.exitCode(), kept.exitCode()))
                .containsOnly(2);
        assertThat(column.err()).isEqualTo("leat: no column 'pric' in [id, price], did you mean price?\n");
        assertThat(direction.err()).contains("what is 'down' in 'price:down'? A key is COLUMN[:asc|desc]");
        assertThat(option.err()).contains("no option '--bye', did you mean --by?");
        assertThat(kept.err()).contains("one of [first, last], not 'both'");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    private JsonNode json(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Result result = leat(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    private Result leat(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("spilled"));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--temp-dir", folder.resolve("spilled").toString()));
        return LeatProcess.run(folder, all.toArray(String[]::new));
    }

    private List<Path> spilled() throws IOException {
        try (var files = Files.list(folder.resolve("spilled"))) {
            return files.toList();
        }
    }

    private static void awaitFile(Path folder) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            try (var files = Files.list(folder)) {
                if (files.findAny().isEmpty()) {
                    assertThat(watch.poll(60, TimeUnit.SECONDS))
                            .as("something is spilled")
                            .isNotNull();
                }
            }
        }
    }
}
