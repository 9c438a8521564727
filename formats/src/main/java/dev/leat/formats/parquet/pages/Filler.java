package dev.leat.formats.parquet.pages;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.convert.Rejections;

/// Fills a lent column with the values of pages.
sealed interface Filler permits BitFiller, NumberFiller, TextFiller, CodeFiller {

    /// Starts with a batch. `rows(0)` so far.
    void begin(BatchBuilder batch);

    /// Starts with a chunk, which has no dictionary so far.
    void chunk();

    /// Takes the dictionary of a chunk.
    void dictionary(Span page, int values);

    /// Starts with a page.
    void page(Page page);

    /// How many of the next `count` rows the batch can still take: 0 where it has to end before them.
    int fits(int count);

    /// Fills rows from `row` on; there is room, and the page has them.
    void fill(BatchBuilder batch, int row, int count, Rejections rejections);

    /// Passes over rows of the page.
    void skip(int count);

    /// Ends a batch.
    void finish(BatchBuilder batch);

    /// Gives up what it holds beside the memory of its reader.
    void close();
}
