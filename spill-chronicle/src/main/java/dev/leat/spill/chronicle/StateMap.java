package dev.leat.spill.chronicle;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.spill.SpillExceededException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;

/// A Chronicle Map in a file: of one segment, so that its order follows from the calls alone, whatever the machine.
///
/// @param file where it is
/// @param map what is in it
record StateMap(Path file, StateShape shape, ChronicleMap<byte[], byte[]> map) implements AutoCloseable {

    private static final Logger LOG = System.getLogger(StateMap.class.getName());

    /// How much more than it was made for it takes, slower and slower, before it refuses.
    private static final double BLOAT = 10;

    /// Makes a new one.
    ///
    /// @throws SpillExceededException where the disk has no room for it, once it is full
    static StateMap create(Path file, StateShape shape) throws IOException {
        ChronicleMap<byte[], byte[]> map = builder(shape).createPersistedTo(file.toFile());
        boolean fits = false;
        try {
            long free = Files.getFileStore(file).getUsableSpace();
            // Its pages get room on the disk only when they are written, and then there is nobody to tell.
            if (free < Files.size(file)) {
                throw new SpillExceededException(
                        SpillExceededException.Reason.DISK_FULL,
                        "the disk of " + file.getParent() + " has no room for "
                                + shape.size().entries()
                                + " keys and their state: " + new ByteSize(Files.size(file)) + " are needed, "
                                + new ByteSize(free) + " free; make room there, or name another folder with"
                                + " chronicle:folder=DIR");
            }
            fits = true;
            return new StateMap(file, shape, map);
        } finally {
            if (!fits) {
                map.close();
                Files.deleteIfExists(file);
            }
        }
    }

    /// Opens one that was closed.
    static StateMap open(Path file, StateShape shape) throws IOException {
        return new StateMap(file, shape, builder(shape).createPersistedTo(file.toFile()));
    }

    /// Opens one that was not: leaves out the entry that was being written.
    static StateMap recover(Path file, StateShape shape) throws IOException {
        var damaged = new AtomicLong();
        ChronicleMap<byte[], byte[]> map =
                builder(shape).recoverPersistedTo(file.toFile(), true, _ -> damaged.incrementAndGet());
        LOG.log(
                Level.INFO,
                () -> "recovered " + map.longSize() + " keys of " + file + ", which was not closed; " + damaged.get()
                        + " faults were mended");
        return new StateMap(file, shape, map);
    }

    private static ChronicleMapBuilder<byte[], byte[]> builder(StateShape shape) {
        return ChronicleMapBuilder.of(byte[].class, byte[].class)
                .name("leat")
                .entries(shape.size().entries())
                .averageKeySize((double) shape.size().keyBytes())
                .constantValueSizeBySample(new byte[(int) shape.stateBytes()])
                .actualSegments(1)
                .maxBloatFactor(BLOAT);
    }

    /// What it is called in its folder: a number, one higher with each that takes the place of another.
    String name() {
        return String.valueOf(file.getFileName());
    }

    String nextName() {
        return Integer.parseInt(name().substring(0, name().indexOf('.'))) + 1 + ".map";
    }

    @Override
    public void close() {
        map.close();
    }
}
