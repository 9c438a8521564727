package dev.leat.formats.parquet.metadata;

import java.io.Serial;

/// Bytes that are no metadata. Caught where it is known of which file and where in it, which makes a
/// [dev.leat.api.data.DataException] of it.
public final class MetadataException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    MetadataException(String problem) {
        super(problem);
    }

    MetadataException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
