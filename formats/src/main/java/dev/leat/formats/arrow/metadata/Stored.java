package dev.leat.formats.arrow.metadata;

import dev.leat.api.data.TimeUnit;

/// How the values of a column are stored (Arrow columnar format, "Physical memory layout"), as far as it matters for
/// reading them.
public sealed interface Stored {

    /// A bit each.
    record Bits() implements Stored {}

    /// Integers of 8, 16, 32 or 64 bits: also times of day and durations, as their counts.
    record Whole(int bits, boolean signed) implements Stored {}

    /// IEEE 754 numbers of 16, 32 or 64 bits.
    record Real(int bits) implements Stored {}

    /// Little-endian integers of 32, 64, 128 or 256 bits, in units of `10^-scale`.
    record Decimal(int bits, int precision, int scale) implements Stored {}

    /// Days since 1970, of 32 bits.
    record Days() implements Stored {}

    /// Milliseconds since 1970, of 64 bits, that stand for whole days.
    record DayMillis() implements Stored {}

    /// Counts of 64 bits since 1970. An empty zone is that of local times.
    record Moments(TimeUnit unit, String zone) implements Stored {}

    /// Bytes of any length.
    ///
    /// @param utf8 whether they are text
    record Bytes(Spelling spelling, boolean utf8) implements Stored {}

    /// `width` bytes each.
    record Fixed(int width) implements Stored {}

    /// Indexes of `bits` bits into a dictionary of texts.
    record Codes(int bits, boolean signed, long dictionary, Spelling texts) implements Stored {}

    /// What cannot be read.
    record Unreadable() implements Stored {}

    /// How bytes of any length are found.
    enum Spelling {
        /// By offsets of 32 bits.
        OFFSETS,
        /// By offsets of 64 bits.
        LARGE_OFFSETS,
        /// By views of 16 bytes into any number of buffers.
        VIEWS
    }
}
