package dev.leat.formats.parquet.metadata;

import dev.leat.api.data.TimeUnit;

/// What stored values stand for (parquet-format, LogicalTypes.md), as far as it matters for reading them.
public sealed interface Meaning {

    /// What is stored: integers, floating-point numbers, truths, bytes. Times of day are their counts.
    record Plain() implements Meaning {}

    /// UTF-8: also JSON and the names of enums.
    record Text() implements Meaning {}

    /// Sixteen bytes.
    record Uuid() implements Meaning {}

    /// IEEE 754 binary16.
    record Half() implements Meaning {}

    record Day() implements Meaning {}

    /// Integers of `bits` without a sign.
    record Unsigned(int bits) implements Meaning {}

    record Decimal(int precision, int scale) implements Meaning {}

    /// @param utc whether the counts are of UTC, and not of a local time
    record Moment(TimeUnit unit, boolean utc) implements Meaning {}
}
