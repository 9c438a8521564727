package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.cli.LeatProcess.Result;
import dev.leat.tck.data.Seeds;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whole runs that spill: killed in the midst of it, side by side, where the disk is full, and as large as wanted.
class SpillIT {

    private static final int KILLS = 20;

    /// What is too little for half a million rows, and enough for a process.
    private static final String LITTLE = "200MB";

    private static final String SOME = "tape:trades?rows=1000000&symbols=4&seed=";
    private static final String TRADES = "tape:trades?rows=2000000&symbols=4&seed=";
    private static final String ENDLESS = "tape:trades?rows=1000000000000&symbols=4&seed=1";

    private static final String[] SORT = {"sort", ENDLESS, "-o", "killed.csv", "--by", "price"};
    private static final String[] AGGREGATE = {
        "aggregate", ENDLESS, "-o", "killed.csv", "--by", "agg_trade_id", "--agg", "n=count()"
    };

    @TempDir
    private Path folder;

    private Path temporary = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("spilled"));
    }

    @Test
    void whatAKilledRunHasSpilledIsSweptByTheNextAndNothingElseIsTouched() throws Exception {
        var random = new Random(Seeds.next("SpillIT"));
        Path others = Files.createDirectory(temporary.resolve("leat-spill-1-00000000"));
        Files.writeString(others.resolve("0.blocks"), "of nobody");
        Files.writeString(temporary.resolve("leat-spill-notes.txt"), "precious");
        Files.writeString(temporary.resolve("leat-parked-rows.spill"), "parked");
        List<String> untouched = below(temporary);
        for (int i = 0; i < KILLS; i++) {
            Process leat = start(i % 2 == 0 ? SORT : AGGREGATE);
            awaitSpilling(leat);
            // So that it is anywhere in writing, sorting, or between files.
            assertThat(leat.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS)).isFalse();
            leat.destroyForcibly().waitFor();

            assertThat(below(temporary)).as("after kill %d", i).hasSizeGreaterThan(untouched.size() + 2);
        }

        // Of the same name, so that it sweeps what was written of the output, too.
        Result next = leat("copy", "tape:trades?rows=10", "-o", "killed.csv");

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(below(temporary)).isEqualTo(untouched);
        assertThat(others.resolve("0.blocks")).hasContent("of nobody");
        assertThat(below(folder))
                .filteredOn(name -> !name.startsWith("spilled"))
                .containsExactly("killed.csv");
    }

    @Test
    void twoRunsShareAFolderWithoutHarm() throws Exception {
        Process one = start("sort", SOME + 1, "-o", "one.csv", "--by", "price:desc,symbol");
        awaitSpilling(one);
        Process other = start("sort", SOME + 2, "-o", "other.csv", "--by", "price:desc,symbol");
        awaitSpilling(other);
        assertThat(one.waitFor() + other.waitFor()).isZero();

        enough("sort", SOME + 1, "-o", "one-alone.csv", "--by", "price:desc,symbol");
        enough("sort", SOME + 2, "-o", "other-alone.csv", "--by", "price:desc,symbol");

        assertThat(Files.mismatch(folder.resolve("one.csv"), folder.resolve("one-alone.csv")))
                .isEqualTo(-1);
        assertThat(Files.mismatch(folder.resolve("other.csv"), folder.resolve("other-alone.csv")))
                .isEqualTo(-1);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aFullDiskIsToldWithSizesAndRemediesAndNothingIsLeft() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("small")), "20m")) {
            Result sorted = LeatProcess.run(folder, words(disk.folder(), "1GB", SORT));
            Result grouped = LeatProcess.run(folder, words(disk.folder(), "1GB", AGGREGATE));

            for (Result full : List.of(sorted, grouped)) {
                assertThat(full.exitCode()).as(full.err()).isEqualTo(5);
                assertThat(full.err())
                        .containsPattern("the disk of " + disk.folder() + " is full: no room to spill .*, with"
                                + " \\d+\\.\\d MB spilled already; make room there, name another folder with"
                                + " --temp-dir, .*--memory");
            }
            assertThat(disk.folder()).isEmptyDirectory();
            assertThat(folder.resolve("killed.csv")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort " + TRADES + "3 -o OUT.csv --by price,timestamp:desc",
                "aggregate " + TRADES + "3 -o OUT.csv --by agg_trade_id,symbol --agg n=count(),v=sum(quantity)",
                "bars " + TRADES + "3 -o OUT.csv --range 25 --by symbol",
            })
    void theSameBytesComeOutOfLittleMemoryAndOfMuch(String command) throws Exception {
        JsonNode little = json(command.replace("OUT", "little") + " --memory 256MB");
        JsonNode much = json(command.replace("OUT", "much") + " --memory 8GB");

        assertThat(Files.mismatch(folder.resolve("little.csv"), folder.resolve("much.csv")))
                .isEqualTo(-1);
        assertThat(little.get("rows_in").asLong()).isEqualTo(2_000_000);
        if (!command.startsWith("bars")) {
            assertThat(little.get("spilled").asLong()).isPositive();
            assertThat(much.get("spilled").asLong()).isZero();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /// Waits until a process has a file in its folder, or has ended.
    private void awaitSpilling(Process process) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            temporary.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (process.isAlive()) {
                for (Path path : folders(process)) {
                    path.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
                    try (Stream<Path> files = Files.list(path)) {
                        if (files.findAny().isPresent()) {
                            return;
                        }
                    }
                }
                watch.poll(1, TimeUnit.SECONDS);
            }
        }
    }

    /// The launcher becomes the process that spills.
    private List<Path> folders(Process process) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> String.valueOf(path.getFileName()).startsWith("leat-spill-" + process.pid() + "-"))
                    .toList();
        }
    }

    private Process start(String... arguments) throws IOException {
        return LeatProcess.builder(
                        folder, LeatProcess.ROOT.resolve("leat").toString(), words(temporary, "90%", arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String[] words(Path temporary, String most, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--memory", LITTLE, "--quiet", "--temp-dir", temporary.toString(), "--max-temp", most));
        return all.toArray(String[]::new);
    }

    private Result leat(String... arguments) throws IOException, InterruptedException {
        return LeatProcess.run(folder, words(temporary, "90%", arguments));
    }

    private void enough(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--memory", "4GB", "--quiet"));
        Result result = LeatProcess.run(folder, all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private JsonNode json(String command) throws IOException, InterruptedException {
        Result result = LeatProcess.run(folder, (command + " --json --temp-dir " + temporary).split(" "));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    private static List<String> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /// A small file system in memory, which only root may mount. Elsewhere its tests are reported as skipped.
    private record SmallDisk(Path folder) implements AutoCloseable {

        static SmallDisk mount(Path folder, String size) throws IOException {
            boolean mounted =
                    run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=700", "tmpfs", folder.toString());
            assumeTrue(mounted, "not run: a small file system cannot be mounted here");
            return new SmallDisk(folder);
        }

        @Override
        public void close() throws IOException {
            assertThat(run("umount", folder.toString())).isTrue();
        }

        private static boolean run(String... command) throws IOException {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        }
    }
}
