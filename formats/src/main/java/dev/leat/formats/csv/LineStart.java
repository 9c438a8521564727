package dev.leat.formats.csv;

import java.io.IOException;
import java.lang.foreign.ValueLayout;

/// Where lines start, whatever is in quotes.
final class LineStart {

    private static final long BLOCK = 64 << 10;

    private LineStart() {}

    /// The start of the line after the first line break at a position or beyond it, or the end of the text.
    static long next(Blocks blocks, long position) throws IOException, InterruptedException {
        try {
            return find(blocks, position);
        } catch (InternalError e) {
            // What touching a mapped file throws that has become shorter.
            blocks.check();
            throw e;
        }
    }

    private static long find(Blocks blocks, long position) throws IOException, InterruptedException {
        long from = position;
        while (true) {
            Block block = blocks.load(from, BLOCK);
            for (int at = Block.BEFORE; at < block.end(); at++) {
                byte b = block.text().get(ValueLayout.JAVA_BYTE, at);
                if (StoredBlocks.isBreak(b)) {
                    if (b == '\r' && at + 1 == block.end() && !block.last() && at > Block.BEFORE) {
                        // Whether a LF follows is seen in the next block.
                        return find(blocks, block.position(at));
                    }
                    boolean pair = b == '\r' && block.text().get(ValueLayout.JAVA_BYTE, at + 1L) == '\n';
                    return block.position(at + (pair ? 2 : 1));
                }
            }
            if (block.last()) {
                return block.stop();
            }
            from = block.position(block.end());
        }
    }

    /// How many lines end before a position.
    static long breaksBefore(Blocks blocks, long position) throws IOException, InterruptedException {
        long lines = 0;
        long from = 0;
        while (from < position) {
            Block block = blocks.load(from, Math.min(BLOCK, position - from));
            int end = (int) Math.min(block.end(), position - block.base());
            for (int at = Block.BEFORE; at < end; at++) {
                byte b = block.text().get(ValueLayout.JAVA_BYTE, at);
                boolean pair = b == '\n' && block.text().get(ValueLayout.JAVA_BYTE, at - 1L) == '\r';
                lines += StoredBlocks.isBreak(b) && !pair ? 1 : 0;
            }
            if (block.last()) {
                return lines;
            }
            from = block.position(end);
        }
        return lines;
    }
}
