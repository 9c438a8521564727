package dev.leat.formats.compression;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The members of a gzip file, one after the other (RFC 1952 §2.2), each checked against its sum and size. Zeros after
/// the last one are padding, as for gzip itself.
final class GzipBytes implements ByteStage {

    /// What zlib takes to inflate: a window of 32 KiB and about 7 KiB of state (zconf.h).
    private static final long STATE = 40 * 1024;

    // RFC 1952 §2.3.1.
    private static final int HEADER = 10;
    private static final int DEFLATE = 8;
    private static final int HAS_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final StoredBytes stored;
    private final Lease lease;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private boolean inMember = false;
    private boolean ended = false;

    GzipBytes(StoredBytes stored, MemoryBudget memory) {
        this.stored = stored;
        this.lease = memory.lease("gzip state", STATE);
    }

    @Override
    public long read(MemorySegment into) throws IOException, InterruptedException {
        if (into.byteSize() == 0) {
            return 0;
        }
        MemorySegment part = into.asSlice(0, Math.min(into.byteSize(), 1 << 30));
        while (!ended) {
            if (!inMember && !begin()) {
                ended = true;
                return 0;
            }
            int count = inflate(part.asByteBuffer());
            if (inflater.finished()) {
                finish();
            }
            if (count > 0) {
                return count;
            }
        }
        return 0;
    }

    private int inflate(ByteBuffer into) throws IOException, InterruptedException {
        stored.require(1, "a gzip member");
        ByteBuffer in = stored.buffer();
        inflater.setInput(in);
        try {
            int count = inflater.inflate(into);
            stored.skip(in.position());
            sum.update(into.flip());
            if (inflater.needsDictionary()) {
                throw stored.wrong("a gzip member asks for a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw (RuntimeException)
                    stored.wrong("damaged gzip data: " + e.getMessage()).initCause(e);
        }
    }

    /// Reads the header of the next member.
    ///
    /// @return false where there is none
    private boolean begin() throws IOException, InterruptedException {
        boolean first = stored.position() == 0;
        if (!first) {
            skipPadding();
        }
        if (!stored.more()) {
            return false;
        }
        stored.require(HEADER, "the header of a gzip member");
        if (stored.number(0, 2) != 0x8B1F) {
            throw stored.wrong("what follows the last gzip member is none");
        }
        if (stored.unsignedByte(2) != DEFLATE) {
            throw stored.wrong("unknown gzip method " + stored.unsignedByte(2) + ", known is " + DEFLATE);
        }
        int flags = stored.unsignedByte(3);
        if ((flags & RESERVED) != 0) {
            throw stored.wrong("unknown gzip flags " + flags);
        }
        stored.skip(HEADER);
        skipOptional(flags);
        inflater.reset();
        sum.reset();
        inMember = true;
        return true;
    }

    private void skipPadding() throws IOException, InterruptedException {
        while (stored.more() && stored.unsignedByte(0) == 0) {
            stored.skip(1);
        }
    }

    private void skipOptional(int flags) throws IOException, InterruptedException {
        String header = "the header of a gzip member";
        if ((flags & HAS_EXTRA) != 0) {
            stored.require(2, header);
            long extra = stored.number(0, 2);
            stored.skip(2);
            stored.pass(extra);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText(header);
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText(header);
        }
        if ((flags & HAS_SUM) != 0) {
            stored.require(2, header);
            stored.skip(2);
        }
    }

    private void skipText(String header) throws IOException, InterruptedException {
        int character = -1;
        while (character != 0) {
            stored.require(1, header);
            character = stored.unsignedByte(0);
            stored.skip(1);
        }
    }

    /// Checks the trailer of a member.
    private void finish() throws IOException, InterruptedException {
        inMember = false;
        stored.require(8, "the trailer of a gzip member");
        if (stored.number(0, 4) != sum.getValue()) {
            throw stored.wrong("damaged gzip data: its sum is wrong");
        }
        if (stored.number(4, 4) != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw stored.wrong("damaged gzip data: its size is wrong");
        }
        stored.skip(8);
    }

    @Override
    public void close() {
        inflater.end();
        lease.close();
    }
}
