package dev.leat.core.arrow;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Schema;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An `ArrowArrayStream` of another engine in this process, read batch by batch. For one thread at a time.
///
/// It is this one's to release from the moment that it is opened.
public final class ImportedStream implements AutoCloseable {

    // Holds two structs of C, until close().
    private final Arena arena = Arena.ofShared();
    private final MemorySegment stream;
    private final MemorySegment batch = arena.allocate(CStructs.ARRAY_BYTES, 8);
    private final Schema schema;
    private long read = 0;

    /// @param address where the struct is; it stays there until this is closed
    /// @throws IOException where the other engine cannot give its columns
    /// @throws IllegalArgumentException for a column of a type that there is not here
    public ImportedStream(long address) throws IOException {
        this.stream = CStructs.at(address, CStructs.STREAM_BYTES);
        boolean opened = false;
        try {
            this.schema = columns();
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private Schema columns() throws IOException {
        MemorySegment struct = arena.allocate(CStructs.SCHEMA_BYTES, 8);
        call(CStructs.STREAM_GET_SCHEMA, struct);
        try {
            return ArrowImport.schema(struct);
        } finally {
            ArrowImport.releaseSchema(struct);
        }
    }

    public Schema schema() {
        return schema;
    }

    /// Fills a builder of [#schema] with the next rows, of one batch of the other engine at most.
    ///
    /// @return false where there are no more
    /// @throws IOException where the other engine failed, with its message
    public boolean read(BatchBuilder lent) throws IOException {
        while (CStructs.released(batch, CStructs.ARRAY_RELEASE) || read >= ArrowImport.rows(batch)) {
            ArrowImport.releaseArray(batch);
            batch.fill((byte) 0);
            read = 0;
            call(CStructs.STREAM_GET_NEXT, batch);
            if (CStructs.released(batch, CStructs.ARRAY_RELEASE)) {
                return false;
            }
        }
        ArrowImport.copy(batch, read, lent);
        read += lent.rows();
        return true;
    }

    private void call(long member, MemorySegment out) throws IOException {
        int error = Calls.get(stream, member, out);
        if (error != 0) {
            throw new IOException("an Arrow stream failed with error " + error + ": "
                    + Calls.text(stream, CStructs.STREAM_LAST_ERROR));
        }
    }

    @Override
    public void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        try (arena) {
            ArrowImport.releaseArray(batch);
            Calls.release(stream, CStructs.STREAM_RELEASE);
        }
    }
}
