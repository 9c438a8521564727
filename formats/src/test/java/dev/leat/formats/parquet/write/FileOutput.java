package dev.leat.formats.parquet.write;

import dev.leat.api.sink.Output;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that gets its name when it is published.
final class FileOutput implements Output {

    private final Path file;
    private final Path hidden;
    private final FileChannel channel;

    FileOutput(Path file) throws IOException {
        this.file = file;
        this.hidden = file.resolveSibling(file.getFileName() + ".hidden");
        this.channel = FileChannel.open(hidden, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void write(MemorySegment bytes) throws IOException {
        ByteBuffer rest = bytes.asByteBuffer();
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public void publish() throws IOException {
        channel.close();
        Files.move(hidden, file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(hidden);
    }
}
