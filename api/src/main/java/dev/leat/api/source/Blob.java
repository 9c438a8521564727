package dev.leat.api.source;

import java.net.URI;

/// Bytes under a name in a store, as they were when listed.
///
/// @param bytes its size, or -1 for a stream
/// @param version what tells that it changed since (time, entity tag), or empty
public record Blob(URI uri, long bytes, String version) {

    /// What people call it: its path for files.
    public String name() {
        return "file".equals(uri.getScheme()) ? uri.getPath() : uri.toString();
    }
}
