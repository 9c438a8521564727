package dev.leat.formats.csv;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Single files, mapped. Windows are exactly as long as asked for.
public final class MappedFiles implements Store {

    public static Blob blob(Path file) throws IOException {
        return new Blob(file.toUri(), Files.size(file), "");
    }

    @Override
    public List<Blob> list(URI uri) throws IOException {
        return List.of(blob(Path.of(uri)));
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(blob.uri()))) {
            ByteBuffer buffer = into.asByteBuffer();
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = channel.read(buffer, offset + buffer.position());
            }
            return buffer.position();
        }
    }

    @Override
    @SuppressWarnings("restricted") // mapped memory is adopted as plain native memory, as kernels need it
    public Window window(Blob blob, long offset, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(blob.uri()), StandardOpenOption.READ)) {
            Arena arena = Arena.ofShared();
            MemorySegment mapped =
                    channel.map(MapMode.READ_ONLY, offset, Math.min(bytes, blob.bytes() - offset), arena);
            MemorySegment adopted =
                    MemorySegment.ofAddress(mapped.address()).reinterpret(mapped.byteSize(), arena, null);
            return new MappedWindow(blob, arena, adopted);
        }
    }

    @Override
    public Output write(URI uri, Existing existing) throws IOException {
        throw new IOException("this store is for reading: " + uri);
    }

    @Override
    public void close() {}

    private record MappedWindow(Blob blob, Arena arena, MemorySegment bytes) implements Window {

        @Override
        public void check() throws IOException {
            long size = Files.size(Path.of(blob.uri()));
            if (size != blob.bytes()) {
                throw new FileSystemException(
                        blob.name(), null, "shrank from " + blob.bytes() + " to " + size + " bytes while being read");
            }
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
