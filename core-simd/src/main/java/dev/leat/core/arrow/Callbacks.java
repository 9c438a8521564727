package dev.leat.core.arrow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The functions that C calls. One of each kind for all structs, which live as long as the process. None lets anything
/// be thrown into C, which would end the process.
final class Callbacks {

    private static final Logger LOG = System.getLogger(Callbacks.class.getName());

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    static final MemorySegment RELEASE_SCHEMA = release("releaseSchema");
    static final MemorySegment RELEASE_ARRAY = release("releaseArray");

    private Callbacks() {}

    /// A function of C that calls a method of a class.
    @SuppressWarnings("restricted")
    static MemorySegment stub(MethodHandle method, FunctionDescriptor type) {
        return Linker.nativeLinker().upcallStub(method, type, Arena.global());
    }

    private static MemorySegment release(String name) {
        try {
            MethodHandle method =
                    HERE.findStatic(Callbacks.class, name, MethodType.methodType(void.class, MemorySegment.class));
            return stub(method, FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void releaseSchema(MemorySegment pointer) {
        MemorySegment struct = CStructs.at(pointer, CStructs.SCHEMA_BYTES);
        guarded(() -> release(
                struct,
                new Members(
                        CStructs.SCHEMA_BYTES,
                        CStructs.SCHEMA_CHILD_COUNT,
                        CStructs.SCHEMA_CHILDREN,
                        CStructs.SCHEMA_DICTIONARY,
                        CStructs.SCHEMA_RELEASE,
                        CStructs.SCHEMA_PRIVATE)));
    }

    static void releaseArray(MemorySegment pointer) {
        MemorySegment struct = CStructs.at(pointer, CStructs.ARRAY_BYTES);
        guarded(() -> release(
                struct,
                new Members(
                        CStructs.ARRAY_BYTES,
                        CStructs.ARRAY_CHILD_COUNT,
                        CStructs.ARRAY_CHILDREN,
                        CStructs.ARRAY_DICTIONARY,
                        CStructs.ARRAY_RELEASE,
                        CStructs.ARRAY_PRIVATE)));
    }

    /// Releases what is inside of a struct, but for what was moved elsewhere, and then itself.
    private static void release(MemorySegment struct, Members members) {
        if (CStructs.released(struct, members.release)) {
            return;
        }
        for (long i = 0; i < CStructs.number(struct, members.childCount); i++) {
            release(CStructs.child(struct, members.children, i, members.bytes), members);
        }
        if (CStructs.number(struct, members.dictionary) != 0) {
            release(CStructs.pointed(struct, members.dictionary, members.bytes), members);
        }
        CStructs.number(struct, members.release, 0);
        Exported.release(CStructs.number(struct, members.number));
    }

    /// Runs what C has called, and logs what it throws, since nobody else would hear of it.
    static void guarded(Runnable body) {
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "in a callback of the Arrow C data interface", e);
        }
    }

    private record Members(long bytes, long childCount, long children, long dictionary, long release, long number) {}
}
