package dev.leat.formats.parquet;

import dev.leat.api.plugin.ByteSize;
import dev.leat.formats.parquet.metadata.Bounds;
import dev.leat.formats.parquet.metadata.Chunk;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.PageIndexes;
import dev.leat.formats.parquet.metadata.PageLocations;
import dev.leat.formats.parquet.metadata.RowGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells people how a file is stored: its row groups, and of each column sizes, compression, encodings, and what there
/// is to skip by.
final class StoredForm {

    private final ParquetFile file;
    private final PageIndexes indexes;

    StoredForm(ParquetFile file) {
        this.file = file;
        this.indexes = new PageIndexes(file.store(), file.blob(), file.memory());
    }

    List<String> lines() throws IOException, InterruptedException {
        List<RowGroup> groups = file.footer().rowGroups();
        List<String> lines = new ArrayList<>();
        lines.add(file.name() + ": " + file.footer().rows() + " rows in " + groups.size()
                + (groups.size() == 1 ? " row group, " : " row groups, ")
                + new ByteSize(file.blob().bytes())
                + (file.footer().writer().isEmpty()
                        ? ""
                        : ", written by " + file.footer().writer()));
        for (RowGroup group : groups) {
            lines.add("row group " + (group.number() + 1) + ": " + group.rows() + " rows, "
                    + new ByteSize(group.bytes()));
            for (Leaf leaf : file.footer().leaves()) {
                lines.add(
                        "  " + leaf.name() + ": " + column(leaf, group.chunks().get(leaf.column())));
            }
        }
        return lines;
    }

    private String column(Leaf leaf, Chunk chunk) throws IOException, InterruptedException {
        if (!leaf.readable()) {
            return "not read: " + leaf.obstacle();
        }
        if (!chunk.obstacle().isEmpty()) {
            return "cannot be read: " + chunk.obstacle();
        }
        List<String> facts = new ArrayList<>();
        facts.add(new ByteSize(chunk.extent().bytes()) + " of " + new ByteSize(chunk.plainBytes()));
        facts.add(chunk.compression().toString().toLowerCase(Locale.ROOT));
        facts.add(chunk.encodings());
        Bounds bounds = chunk.bounds();
        if (bounds.nulls() >= 0) {
            facts.add(bounds.nulls() + (bounds.nulls() == 1 ? " null" : " nulls"));
        }
        if (bounds.known()) {
            facts.add("statistics");
        }
        PageLocations pages = indexes.locations(chunk);
        if (pages.known()) {
            facts.add("offset index of " + pages.pages() + (pages.pages() == 1 ? " page" : " pages"));
        }
        if (chunk.columnIndex().there()) {
            facts.add("column index");
        }
        if (chunk.bloomFilter().there()) {
            facts.add("bloom filter");
        }
        return String.join(", ", facts);
    }
}
