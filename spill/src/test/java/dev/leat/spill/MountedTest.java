package dev.leat.spill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpillExceededException.Reason;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.tck.memory.ArenaBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spills to small file systems in memory, which only root may mount. Elsewhere these are reported as skipped.
class MountedTest {

    @TempDir
    private Path folder;

    private Path mounted = Path.of("");
    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = Files.createDirectory(folder.resolve("mounted"));
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", mounted.toString());
        assumeTrue(isMounted, "not run: a small file system cannot be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            assertThat(run("umount", mounted.toString())).isTrue();
        }
    }

    @Test
    void aFullDiskIsAnErrorThatSaysSoAndNothingIsLeft() throws Exception {
        var budget = new ArenaBudget(64 << 20);
        // Others may take room that was free when the cap was set.
        try (Spill spill = Spills.open(budget, mounted, "max=1GB");
                SpilledBytes file = spill.open("sort runs")) {
            Spills.append(file, 500_000);

            assertThatThrownBy(() -> Spills.append(file, 4_000_000))
                    .isInstanceOfSatisfying(
                            SpillExceededException.class,
                            exceeded -> assertThat(exceeded.reason()).isEqualTo(Reason.DISK_FULL))
                    .hasMessageMatching(
                            "the disk of " + mounted + " is full: no room to spill sort runs, with [12]\\.\\d MB"
                                    + " spilled already; .*--temp-dir.*--spill-compression.*--memory.*");
            assertThat(Spills.read(file)).hasSizeGreaterThanOrEqualTo(500_000);
            assertThat(spill.usage().held()).isEqualTo(Files.size(blocks()));
        }
        assertThat(mounted).isEmptyDirectory();
        assertThat(budget.used()).isZero();
    }

    @Test
    void aFileGoesOnWhereAnotherFolderHasRoom() throws Exception {
        Path larger = Files.createDirectory(folder.resolve("larger"));
        assertThat(run("mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", larger.toString()))
                .isTrue();
        try {
            var budget = new ArenaBudget(64 << 20);
            String folders = "folders=" + mounted + "," + larger;
            try (Spill spill = Spills.open(budget, folder, folders, "max=1GB", "block=16KiB");
                    SpilledBytes file = spill.open("sort runs")) {
                Spills.append(file, 1_000_000);
                try (SpilledBytes.Reader before = file.open()) {
                    assertThat(before.size()).isEqualTo(1_000_000);
                }
                Spills.append(file, 3_500_000);

                assertThat(Spills.below(mounted)).hasSize(3);
                assertThat(Spills.below(larger)).hasSize(3);
                byte[] expected = pattern(1_000_000, 3_500_000);
                assertThat(Arrays.equals(Spills.read(file), expected)).isTrue();
                assertThatThrownBy(() -> Spills.append(file, 3_500_000))
                        .isInstanceOfSatisfying(
                                SpillExceededException.class,
                                exceeded -> assertThat(exceeded.reason()).isEqualTo(Reason.DISK_FULL));
                assertThat(Arrays.equals(Arrays.copyOf(Spills.read(file), expected.length), expected))
                        .isTrue();
            }
            assertThat(mounted).isEmptyDirectory();
            assertThat(larger).isEmptyDirectory();
            assertThat(budget.used()).isZero();
        } finally {
            assertThat(run("umount", larger.toString())).isTrue();
        }
    }

    /// What [Spills#append] appends, in turn.
    private static byte[] pattern(int... lengths) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int length : lengths) {
            byte[] chunk = new byte[1 << 16];
            ByteBuffer ints = ByteBuffer.wrap(chunk).order(ByteOrder.nativeOrder());
            for (int i = 0; i < 1 << 14; i++) {
                ints.putInt(i / 16);
            }
            for (int left = length; left > 0; left -= chunk.length) {
                bytes.write(chunk, 0, Math.min(left, chunk.length));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aDiskThatIsFullAtTheStartIsToldTheSame() throws Exception {
        Path filler = mounted.resolve("filler");
        assertThatThrownBy(() -> Files.write(filler, new byte[4 << 20])).isInstanceOf(IOException.class);

        try (Spill spill = Spills.open(mounted, "max=1GB")) {
            assertThatThrownBy(() -> spilled(spill))
                    .isInstanceOfSatisfying(
                            SpillExceededException.class,
                            exceeded -> assertThat(exceeded.reason()).isEqualTo(Reason.DISK_FULL));
        }
        assertThat(Spills.below(mounted)).containsExactly(filler);
    }

    @Test
    void bySharesADiskIsNeverFull() throws Exception {
        try (Spill spill = Spills.open(mounted);
                SpilledBytes file = spill.open("test")) {
            assertThatThrownBy(() -> Spills.append(file, 4_000_000))
                    .isInstanceOfSatisfying(
                            SpillExceededException.class,
                            exceeded -> assertThat(exceeded.reason()).isEqualTo(Reason.CAP_REACHED));
            long size = Files.getFileStore(mounted).getTotalSpace();
            assertThat(spill.usage().held()).isBetween(size * 7 / 10, size * 9 / 10);
        }
        assertThat(mounted).isEmptyDirectory();
    }

    @Test
    void aProcessWhoseDiskIsFullCleansUp() throws Exception {
        Process process = Processes.start(mounted, "10", "100000000", "wait");

        String error = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(error).isEqualTo(5);
        assertThat(error).contains("CAP_REACHED: no room to spill");
        assertThat(mounted).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsToldApart() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", mounted.toString())).isTrue();

        try (Spill spill = Spills.open(mounted)) {
            assertThatThrownBy(() -> spilled(spill))
                    .isInstanceOfSatisfying(
                            SpillExceededException.class,
                            exceeded -> assertThat(exceeded.reason()).isEqualTo(Reason.UNUSABLE_FOLDER))
                    .hasMessageContaining("Read-only file system");
        }
    }

    private static void spilled(Spill spill) throws IOException, InterruptedException {
        try (SpilledBytes file = spill.open("test")) {
            Spills.append(file, 100_000);
        }
    }

    private Path blocks() throws IOException {
        return Spills.below(mounted).stream()
                .filter(path -> path.toString().endsWith(".blocks"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
