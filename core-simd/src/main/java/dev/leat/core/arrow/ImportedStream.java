package dev.leat.core.arrow;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Schema;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// An `ArrowArrayStream` of another engine in this process, read batch by batch. For one thread at a time.
///
/// It is this one's to release from the moment that it is opened.
public final class ImportedStream implements AutoCloseable {

    // Holds two structs of C, until close().
    private final Arena arena = Arena.ofShared();
    private final MemorySegment stream;
    private final MemorySegment struct = arena.allocate(CStructs.ARRAY_BYTES, 8);
    private final Schema schema;
    private @Nullable ImportedBatch batch;
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
        MemorySegment columns = arena.allocate(CStructs.SCHEMA_BYTES, 8);
        call(CStructs.STREAM_GET_SCHEMA, columns);
        try {
            return ArrowImport.schema(columns);
        } finally {
            ArrowImport.releaseSchema(columns);
        }
    }

    public Schema schema() {
        return schema;
    }

    /// Fills a builder of [#schema] with the next rows, of one batch of the other engine at most, without a copy
    /// where
    /// that can be ([ImportedBatch]). The builder has to be released, before this is closed or after.
    ///
    /// @return false where there are no more
    /// @throws IOException where the other engine failed, with its message
    public boolean read(BatchBuilder lent) throws IOException {
        ImportedBatch at = batch;
        while (at == null || read >= at.rows()) {
            closeBatch();
            call(CStructs.STREAM_GET_NEXT, struct.fill((byte) 0));
            if (CStructs.released(struct, CStructs.ARRAY_RELEASE)) {
                return false;
            }
            at = new ImportedBatch(struct);
            batch = at;
            read = 0;
        }
        at.lend(read, lent);
        read += lent.rows();
        return true;
    }

    private void closeBatch() {
        ImportedBatch at = batch;
        batch = null;
        if (at != null) {
            at.close();
        }
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
            closeBatch();
            Calls.release(stream, CStructs.STREAM_RELEASE);
        }
    }
}
