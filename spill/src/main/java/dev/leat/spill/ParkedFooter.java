package dev.leat.spill;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.files.Channels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// The end of a parked file: what its blocks hold, and where they are. Behind it stand its length and its CRC-32C, four
/// bytes each, and the eight of [#MAGIC], all big-endian as [DataOutputStream] writes.
///
/// @param size bytes in the blocks
/// @param starts where in them batches start that splits can start at, the first at 0
record ParkedFooter(Schema schema, BlockForm form, BlockIndex index, long size, List<Long> starts) {

    /// `LEATSPL1`.
    private static final long MAGIC = 0x4c45_4154_5350_4c31L;

    private static final int TRAILER = 16;

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        try {
            out.writeInt(schema.size());
            for (Field field : schema.fields()) {
                writeField(field, out);
            }
            out.writeInt(form.bytes());
            out.writeUTF(form.compression().name());
            out.writeLong(size);
            out.writeInt(index.blocks());
            for (int block = 0; block < index.blocks(); block++) {
                out.writeLong(index.start(block));
                out.writeLong(index.place(block));
            }
            out.writeInt(starts.size());
            for (long start : starts) {
                out.writeLong(start);
            }
            byte[] footer = bytes.toByteArray();
            out.writeInt(footer.length);
            out.writeInt(sum(footer));
            out.writeLong(MAGIC);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /// @throws DataException where the file is not one that was parked, or is damaged
    static ParkedFooter read(Path path) throws IOException, InterruptedException {
        String name = path.toString();
        try (FileChannel channel = Channels.interruptibly(name, () -> FileChannel.open(path))) {
            long size = channel.size();
            require(size >= TRAILER, path);
            DataInputStream trailer = read(name, channel, size - TRAILER, TRAILER);
            int length = trailer.readInt();
            int sum = trailer.readInt();
            require(trailer.readLong() == MAGIC && length > 0 && length <= size - TRAILER, path);
            DataInputStream footer = read(name, channel, size - TRAILER - length, length);
            byte[] bytes = footer.readAllBytes();
            require(sum(bytes) == sum, path);
            return parse(new DataInputStream(new ByteArrayInputStream(bytes)), path);
        }
    }

    private static ParkedFooter parse(DataInputStream in, Path path) throws IOException {
        List<Field> fields = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            fields.add(readField(in));
        }
        int bytes = in.readInt();
        var form = new BlockForm(bytes, Compression.valueOf(in.readUTF()), () -> BlockCipher.NONE);
        require(bytes > 0 && bytes <= DiskSpillProvider.MOST_BLOCK, path);
        long size = in.readLong();
        var index = new BlockIndex();
        for (int left = in.readInt(); left > 0; left--) {
            index.add(in.readLong(), in.readLong());
        }
        List<Long> starts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            starts.add(in.readLong());
        }
        return new ParkedFooter(new Schema(fields), form, index, size, List.copyOf(starts));
    }

    private static void writeField(Field field, DataOutputStream out) throws IOException {
        out.writeUTF(field.name());
        out.writeUTF(field.type().toString());
        out.writeInt(field.metadata().size());
        for (Map.Entry<String, String> entry : field.metadata().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static Field readField(DataInputStream in) throws IOException {
        String name = in.readUTF();
        Type type = Type.parse(in.readUTF());
        Map<String, String> metadata = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            metadata.put(in.readUTF(), in.readUTF());
        }
        return new Field(name, type, metadata);
    }

    private static DataInputStream read(String name, FileChannel channel, long at, int bytes)
            throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(bytes);
            long read = Channels.readAt(name, channel, at, into);
            return new DataInputStream(
                    new ByteArrayInputStream(into.asSlice(0, read).toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    private static int sum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static void require(boolean sound, Path path) {
        if (!sound) {
            throw new DataException(
                    path.toString(),
                    1,
                    "is not a file of parked rows, or is damaged: its end is not as it was written");
        }
    }
}
