package dev.leat.formats.parquet.pushdown;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A literal that a column is compared with, as its bounds and hashes are compared with it. What that takes is made
/// once, however many row groups and pages are asked about. For one thread.
final class Sought {

    private final String literal;
    private final Column column;
    private final StoredOrder order;
    // None where the literal is no number.
    private final List<BigDecimal> number;
    private final double real;
    private final double single;
    private final ByteBuffer text;
    // None until they are asked for.
    private List<Optional<long[]>> hashes = List.of();

    Sought(String literal, Column column) {
        this.literal = literal;
        this.column = column;
        this.order = StoredOrder.of(column.leaf());
        this.number = switch (order) {
            case INTEGERS, NARROW, UNSIGNED, BIG_ENDIAN ->
                Literal.units(literal, column).stream().toList();
            case FLOATS -> Literal.number(literal).stream().toList();
            case BYTES, UNKNOWN -> List.of();
        };
        this.real = number.isEmpty() ? Double.NaN : number.getFirst().doubleValue();
        this.single = number.isEmpty() ? Double.NaN : number.getFirst().floatValue();
        this.text = ByteBuffer.wrap(literal.getBytes(StandardCharsets.UTF_8));
    }

    Column column() {
        return column;
    }

    StoredOrder order() {
        return order;
    }

    /// The number in the units that are stored, where it is one.
    Optional<BigDecimal> number() {
        return number.stream().findFirst();
    }

    /// The nearest number of 64 bits, and of 32; NaN where it is none.
    double real() {
        return real;
    }

    double single() {
        return single;
    }

    /// In UTF-8.
    ByteBuffer text() {
        return text;
    }

    /// The hashes of the values that are equal to it; empty where nobody knows.
    Optional<long[]> hashes() {
        if (hashes.isEmpty()) {
            hashes = List.of(StoredValues.equalTo(literal, column).map(StoredValues::hashes));
        }
        return hashes.getFirst();
    }
}
