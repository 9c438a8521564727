package dev.leat.sources.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.source.Blob;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileListTest {

    @TempDir
    private Path folder;

    private final FileStore store = new FileStore(new ArenaBudget(1 << 20));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.csv               | a.csv
                    *.csv               | B.csv a.csv b.csv x[1].csv {a}.csv
                    ?.csv               | B.csv a.csv b.csv
                    [ab].csv            | a.csv b.csv
                    [!b].csv            | B.csv a.csv
                    [a-b]*              | a.csv b.csv
                    {b,a}.csv           | a.csv b.csv
                    {a,d/{b,e/c}}.csv   | a.csv d/b.csv d/e/c.csv
                    **/b.csv            | b.csv d/b.csv
                    **/c.*              | d/e/c.csv d/e/c.txt
                    **/**/c.*           | d/e/c.csv d/e/c.txt
                    **/d/**             | d/b.csv d/e/c.csv d/e/c.txt
                    **                  | B.csv a.csv b.csv d/b.csv d/e/c.csv d/e/c.txt x[1].csv {a}.csv
                    */b.csv             | d/b.csv
                    */*/*.txt           | d/e/c.txt
                    d/**                | d/b.csv d/e/c.csv d/e/c.txt
                    d/**/e/*.csv        | d/e/c.csv
                    d*                  | d/b.csv d/e/c.csv d/e/c.txt
                    d                   | d/b.csv d/e/c.csv d/e/c.txt
                    d/.h*               | d/.hidden.csv
                    .d/*                | .d/x.csv
                    d/../b.*            | d/../b.csv
                    x[1].csv            | x[1].csv
                    x[[]1].csv          | x[1].csv
                    x\\[1].*            | x[1].csv
                    {a}.csv             | {a}.csv
                    """)
    void aNameStandsForFiles(String name, String files) throws Exception {
        write("a.csv", "b.csv", "B.csv", "x[1].csv", "{a}.csv", ".hidden.csv", ".d/x.csv");
        write("d/b.csv", "d/.hidden.csv", "d/e/c.csv", "d/e/c.txt");

        List<Blob> blobs = store.list(uri(name));

        assertThat(names(blobs)).containsExactly(files.split(" "));
    }

    @Test
    void aFolderIsAllFilesBelowItInTheOrderOfTheirBytes() throws Exception {
        write("z.csv", "é.csv", "\uFF5E.csv", "\uD83D\uDE00.csv", "a/z.csv", "a-b.csv", "a0.csv", ".git/x", "a/.tmp");

        List<Blob> blobs = store.list(folder.toUri());

        assertThat(names(blobs))
                .containsExactly("a-b.csv", "a/z.csv", "a0.csv", "z.csv", "é.csv", "\uFF5E.csv", "\uD83D\uDE00.csv");
    }

    @Test
    void aBlobTellsItsSizeAndVersion() throws Exception {
        write("a.csv");
        Blob before = store.list(uri("a.csv")).getFirst();
        Files.writeString(folder.resolve("a.csv"), "longer than before");

        Blob after = store.list(uri("a.csv")).getFirst();

        assertThat(before.bytes()).isEqualTo(5);
        assertThat(after.bytes()).isEqualTo(18);
        assertThat(after.version()).isNotEmpty().isNotEqualTo(before.version());
        assertThat(after.name()).isEqualTo(folder.resolve("a.csv").toString());
    }

    @Test
    void linksAreFollowedButNotInCircles() throws Exception {
        write("d/a.csv");
        Files.createSymbolicLink(folder.resolve("d/up"), folder);
        Files.createSymbolicLink(folder.resolve("linked.csv"), folder.resolve("d/a.csv"));

        assertThat(names(store.list(folder.toUri()))).containsExactly("d/a.csv", "linked.csv");
        assertThat(names(store.list(uri("**/*.csv")))).containsExactly("d/a.csv", "linked.csv");
    }

    @Test
    void aLinkToNothingIsNotLeftOutSilently() throws Exception {
        Files.createSymbolicLink(folder.resolve("lost.csv"), folder.resolve("gone.csv"));

        assertThatThrownBy(() -> store.list(folder.toUri()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("lost.csv -> ")
                .hasMessageContaining("a link to what does not exist");
    }

    @Test
    void aFolderDoesNotHangOnAPipeInIt() throws Exception {
        write("a.csv");
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(names(store.list(folder.toUri()))).containsExactly("a.csv");
    }

    @Test
    void aMissingFileIsNamedAndSoIsTheOneThatWasMeant() throws Exception {
        write("trades.csv", "quotes.csv");

        assertThatThrownBy(() -> store.list(uri("trdaes.CSV")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(folder.resolve("trdaes.CSV") + ": no such file; there is trades.csv");
        assertThatThrownBy(() -> store.list(uri("books.parquet")))
                .hasMessage(folder.resolve("books.parquet") + ": no such file");
        assertThatThrownBy(() -> store.list(uri("no/trades.csv")))
                .hasMessage(folder.resolve("no/trades.csv") + ": there is no folder " + folder.resolve("no"));
    }

    @Test
    void aPatternWithoutFilesAndAnEmptyFolderAreErrors() {
        assertThatThrownBy(() -> store.list(uri("*.csv")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(folder.resolve("*.csv") + ": no file matches this pattern");
        assertThatThrownBy(() -> store.list(folder.toUri()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no files in this folder");
    }

    @Test
    void urisThatAreNotFilesAreRefused() {
        for (String uri :
                List.of("s3://bucket/key", "file:relative", "file:///a?b=c", "file:///a#b", "file://host/a")) {
            assertThatThrownBy(() -> store.list(URI.create(uri))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "bytes", UTF_8);
        }
    }

    private URI uri(String name) throws Exception {
        return new URI("file", null, folder + "/" + name, null);
    }

    private List<String> names(List<Blob> blobs) {
        return blobs.stream()
                .map(blob -> blob.name().substring(folder.toString().length() + 1))
                .toList();
    }
}
