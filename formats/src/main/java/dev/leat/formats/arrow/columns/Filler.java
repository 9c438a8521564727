package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.convert.Rejections;
import java.io.IOException;
import java.util.Set;

/// Brings one column of record batches into lent ones. Some rows at a time: [#begin], [#convert], then either [#lend]
/// or [#copy]; [#finish] once rows that could not be read are gone.
public sealed interface Filler permits BitFiller, NumberFiller, TextFiller, CodeFiller {

    /// The buffers of a record batch that it needs. Checks nothing.
    void want(Parts parts, Set<Integer> wanted);

    /// Starts with a record batch, and checks that it has what its rows need.
    void of(Place place);

    /// Starts with rows of it.
    ///
    /// @return how many of them, one at least, one batch takes
    int begin(int row, int count, Lending lending) throws IOException, InterruptedException;

    /// Converts what is not delivered as it is stored, and finds the rows that cannot be.
    ///
    /// @param count at most what `begin` gave
    default void convert(BatchBuilder batch, int count, Lending lending, Rejections rejections)
            throws IOException, InterruptedException {}

    /// Gives the rows, where they lie if that is possible.
    void lend(BatchBuilder batch, int count, Lending lending);

    /// Copies the rows to the slots of the builder.
    void copy(BatchBuilder batch, int count, Lending lending);

    /// Ends a batch that was copied, all of whose rows are known.
    default void finish(BatchBuilder batch, Lending lending) {}
}
