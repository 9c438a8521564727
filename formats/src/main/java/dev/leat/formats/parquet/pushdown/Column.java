package dev.leat.formats.parquet.pushdown;

import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;

/// A column of a condition.
///
/// @param field as what it is delivered, and so compared
public record Column(Leaf leaf, Field field) {

    /// How many of the units that are stored one is that is compared in: seconds are stored in milliseconds.
    long stored() {
        return field.type() instanceof Type.Timestamp(TimeUnit unit, String _)
                        && leaf.meaning() instanceof Meaning.Moment(TimeUnit stored, boolean _)
                ? stored.perSecond() / unit.perSecond()
                : 1;
    }
}
