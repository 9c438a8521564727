package dev.leat.sources.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Store.Existing;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutputTest {

    @TempDir
    private Path folder;

    private final FileStore store = new FileStore(new ArenaBudget(1 << 20));
    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() throws IOException {
        store.close();
        arena.close();
    }

    @Test
    void nothingIsSeenBeforeItIsPublished() throws Exception {
        Path file = folder.resolve("a.csv");
        try (Output output = store.write(file.toUri(), Existing.KEEP)) {
            output.write(text("one,"));
            output.write(text("two"));
            assertThat(file).doesNotExist();

            output.publish();
            assertThat(file).hasContent("one,two");
        }

        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void nothingIsLeftOfWhatWasNotPublished() throws Exception {
        try (Output output = store.write(folder.resolve("a.csv").toUri(), Existing.KEEP)) {
            output.write(text("half"));
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsThereIsKeptOrReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");

        assertThatThrownBy(() -> store.write(file.toUri(), Existing.KEEP))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(file + ": there is something already; --force replaces it");
        assertThat(file).hasContent("old");

        write(file, "new", Existing.REPLACE);
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void ofTwoThatWriteTheSameNameTheFirstToPublishStays() throws Exception {
        Path file = folder.resolve("a.csv");
        try (Output one = store.write(file.toUri(), Existing.KEEP);
                Output other = store.write(file.toUri(), Existing.KEEP)) {
            one.write(text("one"));
            other.write(text("other"));
            other.publish();

            assertThatThrownBy(one::publish).isInstanceOf(FileAlreadyExistsException.class);
        }

        assertThat(file).hasContent("other");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void ofTwoThatReplaceTheSameNameTheLastStaysWhole() throws Exception {
        Path file = folder.resolve("a.csv");
        try (Output one = store.write(file.toUri(), Existing.REPLACE);
                Output other = store.write(file.toUri(), Existing.REPLACE)) {
            one.write(text("one"));
            other.write(text("other"));
            other.publish();
            one.publish();
        }

        assertThat(file).hasContent("one");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void aLinkIsReplacedAndNotWhatItPointsTo() throws Exception {
        Path pointed = Files.writeString(folder.resolve("pointed"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), pointed);

        write(link, "new", Existing.REPLACE);

        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(link).hasContent("new");
        assertThat(pointed).hasContent("old");
    }

    @Test
    void aLinkToNothingIsSomethingToKeep() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));

        assertThatThrownBy(() -> store.write(link.toUri(), Existing.KEEP))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void foldersThatAreMissingOrInTheWayAreErrors() {
        Path lost = folder.resolve("no/a.csv");

        assertThatThrownBy(() -> store.write(lost.toUri(), Existing.KEEP))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(lost + ": there is no folder " + lost.getParent());
        assertThatThrownBy(() -> store.write(folder.toUri(), Existing.REPLACE))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void theLongestNameThereIsCanBeWritten() throws Exception {
        Path file = folder.resolve("x".repeat(251) + ".csv");

        write(file, "bytes", Existing.KEEP);

        assertThat(file).hasContent("bytes");
    }

    @Test
    void devicesAreWrittenToAndStay() throws Exception {
        write(Path.of("/dev/null"), "bytes", Existing.KEEP);

        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aFullDiskIsAnErrorThatNamesTheFile() throws Exception {
        try (Output output = store.write(Path.of("/dev/full").toUri(), Existing.KEEP)) {
            assertThatThrownBy(() -> output.write(text("bytes")))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageStartingWith("/dev/full: No space left");
        }
    }

    @Test
    void anInterruptEndsAWriteAndLeavesNothing() throws Exception {
        try (Output output = store.write(folder.resolve("a.csv").toUri(), Existing.KEEP)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> output.write(text("bytes"))).isInstanceOf(InterruptedException.class);
        }

        assertThat(names()).isEmpty();
    }

    private void write(Path file, String text, Existing existing) throws IOException, InterruptedException {
        try (Output output = store.write(file.toUri(), existing)) {
            output.write(text(text));
            output.publish();
        }
    }

    private MemorySegment text(String text) {
        MemorySegment bytes = arena.allocateFrom(text);
        return bytes.asSlice(0, bytes.byteSize() - 1);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
