package dev.leat.formats.parquet;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.parquet.metadata.Footer;
import dev.leat.formats.parquet.metadata.Leaf;

/// A file of a source.
record ParquetFile(Store store, Blob blob, Footer footer, Environment environment) {

    MemoryBudget memory() {
        return environment.memory();
    }

    String name() {
        return blob.name();
    }

    /// @throws IllegalArgumentException where there is none, or it cannot be read
    Leaf leaf(String column) {
        for (Leaf leaf : footer.leaves()) {
            if (leaf.name().equals(column)) {
                if (!leaf.readable()) {
                    throw new IllegalArgumentException("cannot read column '" + column + "': " + leaf.obstacle());
                }
                return leaf;
            }
        }
        for (Leaf leaf : footer.leaves()) {
            if (leaf.name().startsWith(column + ".") && !leaf.readable()) {
                throw new IllegalArgumentException("cannot read column '" + column + "', of which '" + leaf.name()
                        + "' is a part: " + leaf.obstacle());
            }
        }
        throw new IllegalArgumentException("no column '" + column + "' in "
                + footer.leaves().stream()
                        .filter(Leaf::readable)
                        .map(Leaf::name)
                        .toList());
    }
}
