package dev.leat.api.simd;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The vector shapes that all vector kernels use: the widest that the processor has, or
/// `-Dleat.vectorBits=128|256|512`, with which tests show that results do not depend on it.
///
/// Only vector kernels may touch this class: loading it loads the Vector API.
public final class Species {

    private static final VectorShape SHAPE = Integer.getInteger("leat.vectorBits") == null
            ? VectorShape.preferredShape()
            : VectorShape.forBitSize(Integer.getInteger("leat.vectorBits"));

    public static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, SHAPE);
    public static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
    public static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);
    public static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);

    private Species() {}
}
