package dev.leat.spill.chronicle;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Bounds the pages of mapped files that are resident, which count as memory of the process: takes its share of the
/// budget, and when about as much has become resident, hands all back to the system. That keeps what is in them (they
/// are the file's), and lends them again when they are touched.
///
/// Works where there is a /proc as Linux has it (proc(5): `statm`, `maps`; madvise(2)). Elsewhere it does nothing.
final class ResidentPages implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ResidentPages.class.getName());

    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final Path COUNTS = Path.of("/proc/self/statm");

    private static final long LEAST = 1 << 20;
    private static final long MOST = 256 << 20;
    private static final long SHARE = 8;

    /// How many entries are touched between two looks. Each touches some pages, and Linux maps up to 16 around
    /// each.
    private static final int ENTRIES = 8;

    private static final int DONT_NEED = 4;
    private static final long PAGE = 4096;

    private final String folder;
    private final Lease lease;
    private final Optional<FileChannel> counts;
    private final ByteBuffer text = ByteBuffer.allocate(256);
    private long before;
    private int entries;

    private ResidentPages(String folder, Lease lease, Optional<FileChannel> counts) throws IOException {
        this.folder = folder;
        this.lease = lease;
        this.counts = counts;
        this.before = mapped();
    }

    /// Those of the files in a folder.
    ///
    /// @throws dev.leat.api.memory.MemoryExceededException where the budget has no room for them
    static ResidentPages of(Path folder, String owner, MemoryBudget memory) throws IOException {
        Lease lease = memory.lease(owner + " pages", Math.clamp(memory.limit() / SHARE, LEAST, MOST));
        boolean possible = Files.isReadable(COUNTS)
                && Files.isReadable(MAPS)
                && ResidentPages.class.getModule().isNativeAccessEnabled();
        boolean opened = false;
        try {
            Optional<FileChannel> counts = possible ? Optional.of(FileChannel.open(COUNTS)) : Optional.empty();
            var pages = new ResidentPages(folder.toRealPath() + "/", lease, counts);
            opened = true;
            return pages;
        } finally {
            if (!opened) {
                lease.close();
            }
        }
    }

    /// Notes that an entry was touched.
    void touched() throws IOException {
        entries++;
        if (entries % ENTRIES == 0 && counts.isPresent() && mapped() - before > lease.bytes()) {
            release();
            before = mapped();
        }
    }

    /// Bytes of files that are resident in this process.
    private long mapped() throws IOException {
        if (counts.isEmpty()) {
            return 0;
        }
        text.clear();
        int length = counts.get().read(text, 0);
        String[] words = new String(text.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII).split(" ", -1);
        return PAGE * Long.parseLong(words[2]);
    }

    private void release() throws IOException {
        List<String> lines = Files.readAllLines(MAPS, StandardCharsets.ISO_8859_1);
        String inFolder = new String(folder.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (String line : lines) {
            int path = line.indexOf('/');
            if (path > 0 && line.startsWith(inFolder, path)) {
                String[] ends = line.substring(0, line.indexOf(' ')).split("-", -1);
                long start = Long.parseUnsignedLong(ends[0], 16);
                advise(start, Long.parseUnsignedLong(ends[1], 16) - start);
            }
        }
    }

    private static void advise(long start, long bytes) {
        int failed;
        try {
            failed = (int) Advice.HANDLE.invokeExact(MemorySegment.ofAddress(start), bytes, DONT_NEED);
        } catch (Throwable e) {
            throw new IllegalStateException("calling madvise failed", e);
        }
        if (failed != 0) {
            LOG.log(Level.DEBUG, "the system keeps pages of state by key resident");
        }
    }

    @Override
    public void close() throws IOException {
        try (lease) {
            if (counts.isPresent()) {
                counts.get().close();
            }
        }
    }

    /// Linked where it is possible alone.
    private static final class Advice {
        @SuppressWarnings("restricted") // asked for before
        private static final MethodHandle HANDLE = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("madvise"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT));

        private Advice() {}
    }
}
