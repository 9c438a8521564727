package dev.leat.formats.compression;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// One way from stored bytes to plain ones.
sealed interface ByteStage extends AutoCloseable permits PlainBytes, GzipBytes, ZstdBytes, Lz4Bytes {

    /// Fills a segment from its start with the next bytes, as many as come at once.
    ///
    /// @return how many, 1 or more; 0 at the end
    long read(MemorySegment into) throws IOException, InterruptedException;

    @Override
    void close();
}
