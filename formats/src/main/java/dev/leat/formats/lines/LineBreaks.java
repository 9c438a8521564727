package dev.leat.formats.lines;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What ends lines, and where they start, whatever is in quotes.
public enum LineBreaks {
    /// LF, CR or CR LF.
    ANY,
    /// LF alone. A CR before it is a part of the line.
    FEED;

    private static final long BLOCK = 64 << 10;

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long FEEDS = '\n' * LOW_BITS;
    private static final long RETURNS = '\r' * LOW_BITS;

    public boolean isBreak(byte b) {
        return b == '\n' || (b == '\r' && this == ANY);
    }

    /// The start of the line after the first line break at a position or beyond it, or the end of the text.
    public long next(Blocks blocks, long position) throws IOException, InterruptedException {
        try {
            return find(blocks, position);
        } catch (InternalError e) {
            // What touching a mapped file throws that has become shorter.
            blocks.check();
            throw e;
        }
    }

    private long find(Blocks blocks, long position) throws IOException, InterruptedException {
        long from = position;
        while (true) {
            Block block = blocks.load(from, BLOCK);
            for (int at = Block.BEFORE; at < block.end(); at++) {
                byte b = block.text().get(ValueLayout.JAVA_BYTE, at);
                if (isBreak(b)) {
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
    public long before(Blocks blocks, long position) throws IOException, InterruptedException {
        long lines = 0;
        long from = 0;
        while (from < position) {
            Block block = blocks.load(from, Math.min(BLOCK, position - from));
            int end = (int) Math.min(block.end(), position - block.base());
            lines += in(block.text(), Block.BEFORE, end);
            if (block.last()) {
                return lines;
            }
            from = block.position(end);
        }
        return lines;
    }

    /// How many lines end in a stretch of a text, which is loaded from one byte before it on. The LF of a CR LF
    /// ends
    /// none where the CR did.
    long in(MemorySegment text, int from, int to) {
        long lines = 0;
        int at = from;
        while (at < to) {
            if (at + 8 <= to && !hasBreak(text.get(WORD, at))) {
                at += 8;
                continue;
            }
            byte b = text.get(ValueLayout.JAVA_BYTE, at);
            boolean pair = this == ANY && b == '\n' && text.get(ValueLayout.JAVA_BYTE, at - 1L) == '\r';
            lines += isBreak(b) && !pair ? 1 : 0;
            at++;
        }
        return lines;
    }

    private boolean hasBreak(long word) {
        return (zeros(word ^ FEEDS) | (this == ANY ? zeros(word ^ RETURNS) : 0)) != 0;
    }

    /// Nonzero where some byte is zero (Mycroft, 1987).
    private static long zeros(long word) {
        return (word - LOW_BITS) & ~word & HIGH_BITS;
    }
}
