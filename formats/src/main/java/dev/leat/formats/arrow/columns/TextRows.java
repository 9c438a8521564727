package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Parts;
import dev.leat.formats.arrow.metadata.Stored;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Set;

/// Finds the bytes of rows: by offsets, by views, or by their width.
sealed interface TextRows permits OffsetRows, ViewRows, FixedRows {

    ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// @param most bytes that one batch takes
    static TextRows of(Leaf leaf, Presence presence, long most) {
        return switch (leaf.stored()) {
            case Stored.Bytes(Stored.Spelling spelling, boolean _) ->
                switch (spelling) {
                    case OFFSETS -> new OffsetRows(leaf.name(), Integer.BYTES, most);
                    case LARGE_OFFSETS -> new OffsetRows(leaf.name(), Long.BYTES, most);
                    case VIEWS -> new ViewRows(leaf, presence, most);
                };
            case Stored.Fixed(int width) -> new FixedRows(leaf.name(), width, most);
            default -> throw new IllegalStateException(leaf + " has no bytes");
        };
    }

    /// The buffers of a record batch that it needs.
    ///
    /// @param first the field's first
    void want(Parts parts, int first, Set<Integer> wanted);

    void of(Place place, int first);

    /// The record batch.
    Place place();

    /// How many of the rows, one at least, one batch takes.
    int begin(int row, int count, Lending lending) throws IOException, InterruptedException;

    /// The first of the rows.
    ///
    /// @param batch has room for offsets and bytes that have to be made
    Found find(BatchBuilder batch, int column, int count, Lending lending) throws IOException, InterruptedException;

    /// @param offsets of 32 bits, checked
    /// @param adoptable whether both can be a column as they are
    record Found(MemorySegment offsets, MemorySegment bytes, boolean adoptable) {

        static final Found NONE = new Found(MemorySegment.NULL, MemorySegment.NULL, false);
    }

    /// What to throw where one text is longer than a batch can hold.
    static RuntimeException tooLong(Place place, String name, long bytes) {
        return place.wrong(name, "a value of " + bytes + " bytes; 2^31 - 1 is the most");
    }
}
