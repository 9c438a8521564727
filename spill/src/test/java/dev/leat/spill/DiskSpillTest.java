package dev.leat.spill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpillExceededException.Reason;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskSpillTest {

    @TempDir
    private Path folder;

    @Test
    void onlyTheUserCanSeeWhatIsSpilled() throws Exception {
        try (Spill spill = Spills.open(folder.resolve("new/folder"));
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 100);

            List<Path> below = Spills.below(folder);
            assertThat(below).hasSize(5);
            for (Path path : below) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theSmallerAFileTheLessItTakes() throws Exception {
        long plain = written("compression=none");
        long lz4 = written("compression=lz4");
        long zstd = written("compression=zstd");
        long encrypted = written("compression=lz4", "encryption=true");

        assertThat(lz4).isLessThan(plain / 2);
        assertThat(zstd).isLessThan(plain / 2);
        assertThat(encrypted).isBetween(lz4, plain / 2);
    }

    @Test
    void whatIsEncryptedCannotBeRead() throws Exception {
        try (Spill spill = Spills.open(folder, "encryption=true");
                SpilledBytes file = spill.open("test");
                Arena arena = Arena.ofConfined()) {
            file.append(arena.allocateFrom("secret".repeat(1000)));
            file.append(arena.allocateFrom("secret".repeat(1000)));
            file.flush();

            String bytes = new String(Files.readAllBytes(blocks()), ISO_8859_1);
            assertThat(bytes).doesNotContain("secret");
            assertThat(new String(Spills.read(file), ISO_8859_1)).contains("secret");
        }
    }

    @Test
    void blocksThatAreTheSameAreEncryptedToOnesThatDiffer() throws Exception {
        try (Spill spill = Spills.open(folder, "encryption=true", "block=4KiB");
                SpilledBytes file = spill.open("test");
                Arena arena = Arena.ofConfined()) {
            MemorySegment zeros = arena.allocate(4096);
            for (int i = 0; i < 100; i++) {
                file.append(zeros);
            }

            byte[] bytes = Files.readAllBytes(blocks());
            Set<ByteBuffer> seen = new HashSet<>();
            for (int at = 0; at < bytes.length; at += 64 + 4096 + 64) {
                assertThat(seen.add(ByteBuffer.wrap(bytes, at + 64, 4096))).isTrue();
            }
            assertThat(seen).hasSize(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compression=none", "compression=lz4", "compression=zstd", "encryption=true"})
    void aByteThatChangedOnTheDiskIsFoundOut(String option) throws Exception {
        var random = new Random(1);
        try (Spill spill = Spills.open(folder, option, "block=4KiB");
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 50_000);
            byte[] sound = Spills.read(file);
            Path blocks = blocks();
            for (int i = 0; i < 100; i++) {
                long at = random.nextLong(Files.size(blocks));
                byte[] before = change(blocks, at, new byte[] {(byte) random.nextInt(256)});
                try {
                    assertThat(Spills.read(file)).as("byte %d", at).isEqualTo(sound);
                } catch (DataException e) {
                    assertThat(e).hasMessageContaining(blocks.toString()).hasMessageContaining("not as it was written");
                }
                change(blocks, at, before);
            }
            assertThat(Spills.read(file)).isEqualTo(sound);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compression=none", "encryption=true"})
    void blocksThatWereSwappedAreFoundOut(String option) throws Exception {
        try (Spill spill = Spills.open(folder, option, "block=4KiB");
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 4096 * 3);
            byte[] bytes = Files.readAllBytes(blocks());
            int each = bytes.length / 3;
            change(blocks(), 0, java.util.Arrays.copyOfRange(bytes, each, 2 * each));

            assertThatThrownBy(() -> Spills.read(file)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void aFileThatWasCutIsFoundOut() throws Exception {
        try (Spill spill = Spills.open(folder, "block=4KiB");
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 10_000);
            try (FileChannel channel = FileChannel.open(blocks(), StandardOpenOption.WRITE)) {
                channel.truncate(9000);
            }

            assertThatThrownBy(() -> Spills.read(file)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void aChangedByteIsNeverTakenForAnother() throws Exception {
        try (Spill spill = Spills.open(folder, "block=4KiB");
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 10_000);
            change(blocks(), 64 + 10, new byte[] {(byte) 99});

            assertThatThrownBy(() -> Spills.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(":1: this block is not as it was written");
        }
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("a file"));

        assertUnusable(file, "it is not a folder");
    }

    @ParameterizedTest
    @CsvSource({"rwxrwxrwx", "rwxrwx---", "rwx----w-"})
    void aFolderThatOthersMayWriteToIsRefused(String permissions) throws Exception {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString(permissions));

        assertUnusable(shared, "others may write to it");
    }

    @Test
    void aStickyFolderOfEverybodyIsUsed() throws Exception {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);

        try (Spill spill = Spills.open(shared);
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 100);
            assertThat(Spills.below(shared)).hasSize(3);
        }
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void aFileThatWasRefusedTakesNoMoreAndGoes() throws Exception {
        var budget = new ArenaBudget(64 << 20);
        try (Spill spill = Spills.open(budget, folder, "max=100KB", "block=4KiB");
                SpilledBytes file = spill.open("test")) {
            assertThatThrownBy(() -> Spills.append(file, 200_000))
                    .isInstanceOf(SpillExceededException.class)
                    .hasMessage(
                            "no room to spill 4.2 kB of test: 99.8 kB of the 100.0 kB that may be spilled are; allow"
                                    + " more with --max-temp, or give more memory with --memory, so that less is spilled");

            assertThatThrownBy(() -> Spills.append(file, 1)).isInstanceOf(IllegalStateException.class);
            assertThat(spill.usage().held()).isEqualTo(Files.size(blocks()));
        }
        assertThat(budget.used()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theCapCountsAllFilesTogether() throws Exception {
        try (Spill spill = Spills.open(folder, "max=100KB", "block=4KiB");
                SpilledBytes one = spill.open("one");
                SpilledBytes other = spill.open("other")) {
            Spills.append(one, 60_000);

            assertThatThrownBy(() -> Spills.append(other, 60_000)).isInstanceOf(SpillExceededException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatItsOwnersLeftGoesWhenTheSpillIsClosed() throws Exception {
        try (Spill spill = Spills.open(folder)) {
            SpilledBytes left = spill.open("left");
            Spills.append(left, 100_000);
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anInterruptEndsAnAppendAndTheFileGoesAllTheSame() throws Exception {
        var budget = new ArenaBudget(64 << 20);
        try (Spill spill = Spills.open(budget, folder);
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 300_000);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> Spills.append(file, 300_000)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            assertThat(Spills.read(file)).hasSize(300_000);
        }
        assertThat(budget.used()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void severalFoldersAreUsed() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        try (Spill spill = Spills.open(folder, "folders=" + one + "," + other);
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 100);

            assertThat(spill.folders()).containsExactly(one, other);
            assertThat(Spills.below(one)).isNotEmpty();
            assertThat(Spills.below(other)).isNotEmpty();
        }
        assertThat(one).isEmptyDirectory();
        assertThat(other).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"max, 0%", "max, 101%", "max, much", "compression, rar", "block, 1", "block, 1GB", "color, red"})
    void optionsThatCannotBeAreRefused(String key, String text) {
        assertThatThrownBy(() -> Spills.open(folder, key + "=" + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    private void assertUnusable(Path at, String reason) throws IOException, InterruptedException {
        var budget = new ArenaBudget(64 << 20);
        try (Spill spill = Spills.open(budget, at)) {
            assertThatThrownBy(() -> spill.open("test"))
                    .isInstanceOfSatisfying(
                            SpillExceededException.class,
                            exceeded -> assertThat(exceeded.reason()).isEqualTo(Reason.UNUSABLE_FOLDER))
                    .hasMessageStartingWith("cannot spill test into " + at + ": " + reason)
                    .hasMessageContaining("--temp-dir");
        }
        assertThat(Spills.below(folder)).containsExactly(at);
        assertThat(budget.used()).isZero();
    }

    private long written(String... options) throws IOException, InterruptedException {
        try (Spill spill = Spills.open(folder, options);
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 1_000_000);
            assertThat(spill.usage().held()).isEqualTo(Files.size(blocks()));
            return spill.usage().written();
        }
    }

    /// The only file of blocks.
    private Path blocks() throws IOException {
        return Spills.below(folder).stream()
                .filter(path -> path.toString().endsWith(".blocks"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] change(Path file, long at, byte[] to) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            byte[] before = new byte[to.length];
            channel.read(ByteBuffer.wrap(before), at);
            channel.write(ByteBuffer.wrap(to), at);
            return before;
        }
    }
}
