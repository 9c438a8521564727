package dev.leat.formats.compression;

import java.lang.foreign.MemorySegment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The members of gzip that make up one block, each checked against its sum and size (RFC 1952 §2.2).
final class GzipBlock implements BlockTransform {

    // RFC 1952 §2.3.1.
    private static final int MAGIC_DEFLATE = 0x088B1F;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HAS_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    /// Plain bytes of one stored block, and what frames it (RFC 1951 §3.2.4): what does not shrink is kept like
    /// that.
    private static final long STORED_BLOCK = 16 * 1024;

    private static final long STORED_FRAME = 5;

    static long mostStored(long plain) {
        return HEADER + TRAILER + plain + STORED_FRAME * (plain / STORED_BLOCK + 2);
    }

    /// Writes one member without a name or a time, so that the same bytes give the same block.
    static long compress(MemorySegment plain, MemorySegment stored) {
        ByteBuffer in = plain.asByteBuffer();
        ByteBuffer out = stored.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC_DEFLATE).putInt(0).putShort((short) 0xFF00);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(in.duplicate());
            deflater.finish();
            while (!deflater.finished()) {
                if (deflater.deflate(out) == 0) {
                    throw new IllegalArgumentException("no room for a compressed block");
                }
            }
        } finally {
            deflater.end();
        }
        out.putInt((int) sum(in)).putInt((int) plain.byteSize());
        return out.position();
    }

    @Override
    public long apply(MemorySegment stored, MemorySegment plain) {
        ByteBuffer in = stored.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer out = plain.asByteBuffer();
        Inflater inflater = new Inflater(true);
        try {
            while (in.hasRemaining()) {
                skipHeader(in);
                inflate(inflater, in, out);
                inflater.reset();
            }
            return out.position();
        } catch (DataFormatException | BufferUnderflowException e) {
            throw new IllegalArgumentException("damaged gzip data", e);
        } finally {
            inflater.end();
        }
    }

    private static void inflate(Inflater inflater, ByteBuffer in, ByteBuffer out) throws DataFormatException {
        int start = out.position();
        inflater.setInput(in);
        while (!inflater.finished()) {
            // A member that is all there may end without another byte of room.
            boolean moved = inflater.inflate(out) > 0;
            if (!moved && !inflater.finished()) {
                throw new DataFormatException("a member is cut short, larger than declared, or asks for a dictionary");
            }
        }
        ByteBuffer member = out.duplicate().flip().position(start);
        int size = member.remaining();
        if (in.getInt() != (int) sum(member) || in.getInt() != size) {
            throw new DataFormatException("the sum or the size of a member is wrong");
        }
    }

    private static void skipHeader(ByteBuffer in) throws DataFormatException {
        int start = in.getInt();
        if ((start & 0xFFFFFF) != MAGIC_DEFLATE) {
            throw new DataFormatException("not a member of gzip");
        }
        int flags = start >>> 24;
        in.position(checked(in, 6));
        if ((flags & HAS_EXTRA) != 0) {
            int extra = in.getShort() & 0xFFFF;
            in.position(checked(in, extra));
        }
        if ((flags & HAS_NAME) != 0) {
            skipText(in);
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText(in);
        }
        if ((flags & HAS_SUM) != 0) {
            in.getShort();
        }
    }

    private static int checked(ByteBuffer in, int more) throws DataFormatException {
        if (more > in.remaining()) {
            throw new DataFormatException("a member is cut short");
        }
        return in.position() + more;
    }

    private static void skipText(ByteBuffer in) {
        byte character;
        do {
            character = in.get();
        } while (character != 0);
    }

    private static long sum(ByteBuffer bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
