package dev.leat.formats.compression;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// One way from plain bytes to stored ones.
sealed interface Packer extends AutoCloseable permits GzipPacker, ZstdPacker, Lz4Packer {

    /// Appends bytes, perhaps none, to the text, which begins with the first call.
    void write(MemorySegment bytes) throws IOException, InterruptedException;

    /// Ends the text.
    void finish() throws IOException, InterruptedException;

    @Override
    void close();
}
