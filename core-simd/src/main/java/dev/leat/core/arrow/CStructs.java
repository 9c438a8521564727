package dev.leat.core.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// The structs of the Arrow C data and C stream interfaces ("Structure definitions"), on machines of 64 bits: where
/// their members are. All are of 8 bytes.
final class CStructs {

    static final long SCHEMA_BYTES = 72;
    static final long SCHEMA_FORMAT = 0;
    static final long SCHEMA_NAME = 8;
    static final long SCHEMA_FLAGS = 24;
    static final long SCHEMA_CHILD_COUNT = 32;
    static final long SCHEMA_CHILDREN = 40;
    static final long SCHEMA_DICTIONARY = 48;
    static final long SCHEMA_RELEASE = 56;
    static final long SCHEMA_PRIVATE = 64;

    static final long ARRAY_BYTES = 80;
    static final long ARRAY_LENGTH = 0;
    static final long ARRAY_NULLS = 8;
    static final long ARRAY_OFFSET = 16;
    static final long ARRAY_BUFFER_COUNT = 24;
    static final long ARRAY_CHILD_COUNT = 32;
    static final long ARRAY_BUFFERS = 40;
    static final long ARRAY_CHILDREN = 48;
    static final long ARRAY_DICTIONARY = 56;
    static final long ARRAY_RELEASE = 64;
    static final long ARRAY_PRIVATE = 72;

    static final long STREAM_BYTES = 40;
    static final long STREAM_GET_SCHEMA = 0;
    static final long STREAM_GET_NEXT = 8;
    static final long STREAM_LAST_ERROR = 16;
    static final long STREAM_RELEASE = 24;
    static final long STREAM_PRIVATE = 32;

    /// The flag of a column that may have nulls (`ARROW_FLAG_NULLABLE`).
    static final long NULLABLE = 2;

    private CStructs() {}

    static long number(MemorySegment struct, long member) {
        return struct.get(ValueLayout.JAVA_LONG, member);
    }

    static void number(MemorySegment struct, long member, long value) {
        struct.set(ValueLayout.JAVA_LONG, member, value);
    }

    static void pointer(MemorySegment struct, long member, MemorySegment to) {
        struct.set(ValueLayout.JAVA_LONG, member, to.address());
    }

    /// What a member points to, as so many bytes.
    @SuppressWarnings("restricted") // The interface says how much there is.
    static MemorySegment pointed(MemorySegment struct, long member, long bytes) {
        return MemorySegment.ofAddress(number(struct, member)).reinterpret(bytes);
    }

    /// The struct at an address.
    @SuppressWarnings("restricted")
    static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /// The struct that a callback was called with.
    @SuppressWarnings("restricted")
    static MemorySegment at(MemorySegment pointer, long bytes) {
        return pointer.reinterpret(bytes);
    }

    /// The one of some structs that are pointed to.
    static MemorySegment child(MemorySegment struct, long children, long index, long bytes) {
        MemorySegment pointers = pointed(struct, children, 8 * (index + 1));
        return pointed(pointers, 8 * index, bytes);
    }

    /// A text that ends with a zero, or an empty one where there is none.
    @SuppressWarnings("restricted")
    static String text(MemorySegment struct, long member) {
        long address = number(struct, member);
        return address == 0
                ? ""
                : MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_8);
    }

    static boolean released(MemorySegment struct, long release) {
        return number(struct, release) == 0;
    }
}
