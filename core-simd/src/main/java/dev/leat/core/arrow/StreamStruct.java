package dev.leat.core.arrow;

import dev.leat.api.memory.MemoryExceededException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An `ArrowArrayStream` over a [StreamSink], known by a number like [Exported] structs.
final class StreamStruct implements AutoCloseable {

    /// `EIO` of errno.h: the world failed. What it was, says get_last_error.
    private static final int FAILED = 5;

    private static final Map<Long, StreamStruct> ALL = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong(1);

    private static final MemorySegment GET_SCHEMA = two("getSchema");
    private static final MemorySegment GET_NEXT = two("getNext");
    private static final MemorySegment LAST_ERROR = stub(
            "lastError",
            MethodType.methodType(MemorySegment.class, MemorySegment.class),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    private static final MemorySegment RELEASE = stub(
            "release",
            MethodType.methodType(void.class, MemorySegment.class),
            FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    // Lives as long as the stream is open on this side. Closed by close(). Who moved the struct has a copy.
    private final Arena arena = Arena.ofShared();
    private final MemorySegment struct = arena.allocate(CStructs.STREAM_BYTES, 8);
    private final long number = NEXT.getAndIncrement();
    private final StreamSink sink;
    private MemorySegment error = MemorySegment.NULL;

    StreamStruct(StreamSink sink) {
        this.sink = sink;
        CStructs.pointer(struct, CStructs.STREAM_GET_SCHEMA, GET_SCHEMA);
        CStructs.pointer(struct, CStructs.STREAM_GET_NEXT, GET_NEXT);
        CStructs.pointer(struct, CStructs.STREAM_LAST_ERROR, LAST_ERROR);
        CStructs.pointer(struct, CStructs.STREAM_RELEASE, RELEASE);
        CStructs.number(struct, CStructs.STREAM_PRIVATE, number);
        ALL.put(number, this);
    }

    long address() {
        return struct.address();
    }

    @Override
    public void close() {
        ALL.remove(number);
        arena.close();
    }

    private static MemorySegment two(String method) {
        return stub(
                method,
                MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    }

    private static MemorySegment stub(String method, MethodType type, FunctionDescriptor function) {
        try {
            return Callbacks.stub(MethodHandles.lookup().findStatic(StreamStruct.class, method, type), function);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static int getSchema(MemorySegment stream, MemorySegment out) {
        return answered(stream, of -> ArrowExport.schema(of.sink.schema(), CStructs.at(out, CStructs.SCHEMA_BYTES)));
    }

    static int getNext(MemorySegment stream, MemorySegment out) {
        return answered(stream, of -> of.sink.next(CStructs.at(out, CStructs.ARRAY_BYTES)));
    }

    private static int answered(MemorySegment stream, Consumer<StreamStruct> body) {
        StreamStruct of = find(stream);
        if (of == null) {
            return FAILED;
        }
        int[] result = {FAILED};
        Callbacks.guarded(() -> {
            try {
                body.accept(of);
                result[0] = 0;
            } catch (StreamFailure | MemoryExceededException e) {
                of.error = of.arena.allocateFrom(String.valueOf(e.getMessage()));
            }
        });
        return result[0];
    }

    static MemorySegment lastError(MemorySegment stream) {
        StreamStruct of = find(stream);
        return of == null ? MemorySegment.NULL : of.error;
    }

    static void release(MemorySegment stream) {
        StreamStruct of = find(stream);
        CStructs.number(CStructs.at(stream, CStructs.STREAM_BYTES), CStructs.STREAM_RELEASE, 0);
        if (of != null) {
            Callbacks.guarded(of.sink::abandon);
        }
    }

    private static @Nullable StreamStruct find(MemorySegment stream) {
        return ALL.get(CStructs.number(CStructs.at(stream, CStructs.STREAM_BYTES), CStructs.STREAM_PRIVATE));
    }
}
