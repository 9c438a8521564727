package dev.leat.core.filter;

import java.math.BigInteger;
import java.util.List;

/// A condition bound to columns, with literals in the columns' own units. Negation is gone into the parts, so that each
/// says for which rows it is true; a row whose value is null is true for none but [Null].
sealed interface Check {

    record AllOf(List<Check> parts) implements Check {}

    record AnyOf(List<Check> parts) implements Check {}

    record Null(int column, boolean isNull) implements Check {}

    /// Integers, decimals, times and truth values: in `least` to `most`, or not in it.
    record Longs(int column, long least, long most, boolean inside) implements Check {}

    /// The same for decimals of 128 bits.
    record Wides(int column, BigInteger least, BigInteger most, boolean inside) implements Check {}

    /// Floats: in `least` to `most`, or not in it. NaN is equal to itself and above all numbers; `nan` says whether
    /// it is in.
    record Doubles(int column, double least, double most, boolean nan, boolean inside) implements Check {}

    /// Text: compares with `literal` as one of the signs (-1, 0, 1) allowed.
    record Bytes(int column, String literal, boolean less, boolean equal, boolean greater) implements Check {}
}
