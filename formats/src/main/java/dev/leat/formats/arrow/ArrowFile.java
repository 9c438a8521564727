package dev.leat.formats.arrow;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.arrow.columns.ColumnReaders;
import dev.leat.formats.arrow.metadata.Contents;
import dev.leat.formats.arrow.metadata.Leaf;
import java.util.List;

/// A file of a source.
record ArrowFile(Store store, Blob blob, Contents contents, RowCounts rows) {

    String name() {
        return blob.name();
    }

    /// @throws IllegalArgumentException where there is none, or it cannot be read
    Leaf leaf(String column) {
        for (Leaf leaf : contents.leaves()) {
            if (leaf.name().equals(column)) {
                if (!leaf.readable()) {
                    throw new IllegalArgumentException("cannot read column '" + column + "': " + leaf.obstacle());
                }
                return leaf;
            }
        }
        throw new IllegalArgumentException("no column '" + column + "' in "
                + fields().stream().map(Field::name).toList());
    }

    private List<Field> fields() {
        return contents.leaves().stream()
                .filter(Leaf::readable)
                .map(leaf -> new Field(leaf.name(), ColumnReaders.natural(leaf.stored())))
                .toList();
    }

    /// The columns that can be read, in the types that stand for what is stored. All files have to have them.
    ///
    /// @throws DataException where one has others
    static Schema schema(List<ArrowFile> files) {
        ArrowFile first = files.getFirst();
        List<Field> there = first.fields();
        for (ArrowFile file : files) {
            List<Field> here = file.fields();
            for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
                String one = i < here.size() ? here.get(i).toString() : "missing";
                String other = i < there.size() ? there.get(i).toString() : "missing";
                if (!one.equals(other)) {
                    throw new DataException(
                            file.name(),
                            0,
                            "column " + (i + 1) + " is " + one + " where it is " + other + " in " + first.name());
                }
            }
        }
        return new Schema(there);
    }
}
