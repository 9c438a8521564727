package dev.leat.sources.fs;

import dev.leat.api.source.Blob;
import dev.leat.api.source.Window;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/// Loads vectors from a window, compiled, while its file shrinks. In a process of its own, which it may crash.
final class VectorsOverShrunkFile {

    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;

    private VectorsOverShrunkFile() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        try (var store = new FileStore(new ArenaBudget(1 << 20))) {
            Blob blob = store.list(file.toUri()).getFirst();
            try (Window window = store.window(blob, 0, blob.bytes())) {
                long newlines = 0;
                for (int i = 0; i < 2000; i++) {
                    newlines += newlines(window.bytes());
                }
                truncate(file);
                newlines += newlines(window.bytes());
                System.out.println("no error, " + newlines);
            } catch (InternalError e) {
                System.out.println("an error");
            }
        }
    }

    private static long newlines(MemorySegment bytes) {
        long count = 0;
        long touched = 0;
        for (long i = 0; i + SPECIES.length() <= bytes.byteSize(); i += SPECIES.length()) {
            touched = bytes.get(ValueLayout.JAVA_BYTE, i);
            count += ByteVector.fromMemorySegment(SPECIES, bytes, i, ByteOrder.LITTLE_ENDIAN)
                    .eq((byte) '\n')
                    .trueCount();
        }
        return count + (touched & 1);
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(4096);
        }
    }
}
