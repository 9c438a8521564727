package dev.leat.formats.parquet.pages;

/// The texts of a page, one after the other. Nulls are not among them.
sealed interface TextValues permits PlainTexts, CodedTexts, DeltaLengthTexts, DeltaTexts, FixedTexts {

    /// How many of the next `count` have at most `room` bytes together; at least 1.
    int fits(int count, long room);

    /// Appends some.
    ///
    /// @throws DamagedPage where there are fewer
    void read(int count, TextTarget target);
}
