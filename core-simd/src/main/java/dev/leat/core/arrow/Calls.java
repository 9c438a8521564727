package dev.leat.core.arrow;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Calls the functions that structs of other engines point to.
@SuppressWarnings("restricted")
final class Calls {

    private static final MethodHandle RELEASE =
            Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    private static final MethodHandle GET = Linker.nativeLinker()
            .downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    private static final MethodHandle TEXT =
            Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));

    private Calls() {}

    /// Releases a struct, unless it is released.
    static void release(MemorySegment struct, long member) {
        if (CStructs.released(struct, member)) {
            return;
        }
        try {
            RELEASE.invokeExact(function(struct, member), struct);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// @return an error of errno.h, or 0
    static int get(MemorySegment struct, long member, MemorySegment out) {
        try {
            return (int) GET.invokeExact(function(struct, member), struct, out);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// A text that a function gives, or an empty one where it gives none.
    static String text(MemorySegment struct, long member) {
        try {
            var text = (MemorySegment) TEXT.invokeExact(function(struct, member), struct);
            return text.address() == 0 ? "" : text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MemorySegment function(MemorySegment struct, long member) {
        return MemorySegment.ofAddress(CStructs.number(struct, member));
    }

    /// A call of C throws nothing: what comes here is a wrong use of the handle.
    private static IllegalStateException failed(Throwable e) {
        return new IllegalStateException("a call of the Arrow C data interface failed", e);
    }
}
