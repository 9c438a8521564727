package dev.leat.formats.lines;

import dev.leat.api.data.DataException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What may stand before a text to tell its encoding.
public final class ByteOrderMark {

    private static final long BLOCK = 64 << 10;

    private ByteOrderMark() {}

    /// Where the text starts: after a UTF-8 byte order mark, if there is one.
    ///
    /// @throws DataException where there is one of UTF-16
    public static long end(Blocks blocks, String name) throws IOException, InterruptedException {
        MemorySegment text = blocks.load(0, BLOCK).text();
        int first = text.get(ValueLayout.JAVA_BYTE, Block.BEFORE) & 0xFF;
        int second = text.get(ValueLayout.JAVA_BYTE, Block.BEFORE + 1L) & 0xFF;
        int third = text.get(ValueLayout.JAVA_BYTE, Block.BEFORE + 2L) & 0xFF;
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            throw new DataException(name, 1, "the file is in UTF-16, which is not read: convert it to UTF-8");
        }
        return first == 0xEF && second == 0xBB && third == 0xBF ? 3 : 0;
    }
}
