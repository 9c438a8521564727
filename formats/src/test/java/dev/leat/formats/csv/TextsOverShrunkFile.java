package dev.leat.formats.csv;

import dev.leat.api.source.Blob;
import dev.leat.api.source.Window;
import dev.leat.formats.text.TextCodes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Compares long texts of a window, compiled, while its file shrinks. In a process of its own, which it may crash.
final class TextsOverShrunkFile {

    /// The text in the file; from 64 bytes on `MemorySegment.mismatch` is an intrinsic.
    static final String TEXT = "a text of more than sixty-four bytes, which a vector compares, not a loop over bytes";

    /// Where it stands: at the end of the page that stays.
    static final int AT = 4096 - 10;

    private TextsOverShrunkFile() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Blob blob = MappedFiles.blob(file);
        try (Arena arena = Arena.ofConfined();
                Window window = new MappedFiles().window(blob, 0, blob.bytes())) {
            MemorySegment text = arena.allocateFrom(TEXT).asSlice(0, TEXT.length());
            var codes = new TextCodes(arena);
            codes.add(text, 0, TEXT.length());
            var rules = new CellRules('"', List.of(text), false);
            Comparison comparison = switch (arguments[1]) {
                case "dictionary" -> () -> codes.find(window.bytes(), AT, AT + TEXT.length()) == 0;
                default -> () -> rules.isNull(window.bytes(), AT, AT + TEXT.length());
            };
            run(file, comparison);
        }
    }

    private static void run(Path file, Comparison comparison) throws IOException {
        long same = 0;
        try {
            for (int i = 0; i < 200_000; i++) {
                same += comparison.same() ? 1 : 0;
            }
            truncate(file);
            same += comparison.same() ? 1 : 0;
            System.out.println("no error, " + same);
        } catch (InternalError e) {
            System.out.println("an error after " + same);
        }
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(4096);
        }
    }

    private interface Comparison {
        boolean same();
    }
}
