package dev.leat.formats.compression;

import java.lang.foreign.MemorySegment;

/// One way between plain and compressed bytes.
interface BlockTransform {

    BlockTransform COPY = (from, to) -> {
        MemorySegment.copy(from, 0, to, 0, from.byteSize());
        return from.byteSize();
    };

    /// @return how many bytes of `to` were filled
    long apply(MemorySegment from, MemorySegment to);
}
