package dev.leat.tck.data;

import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/// Ways to cut rows into batches.
public final class Cuts {

    private static final int MOST = 100;

    private Cuts() {}

    /// The sizes of batches that are worth a try: the smallest, odd ones, around a word of bits, and all at once.
    public static List<Integer> sizes() {
        return List.of(1, 2, 7, 63, 64, 65, 1024, 65536);
    }

    /// Batches all of one size.
    public static IntSupplier all(int size) {
        return () -> size;
    }

    /// Another size for each batch.
    public static IntSupplier random(long seed) {
        var random = new Random(seed);
        return () -> 1 + random.nextInt(MOST);
    }
}
