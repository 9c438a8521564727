package dev.leat.formats.csv;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// Opens files as one source: reads their headers and sees that they agree.
final class CsvOpening {

    private CsvOpening() {}

    static CsvSource open(Store store, List<Blob> blobs, CsvSettings settings)
            throws IOException, InterruptedException {
        List<CsvFile> files = new ArrayList<>();
        List<String> names = List.of();
        for (Blob blob : blobs) {
            CsvHead head = head(store, blob, settings);
            List<String> found = CsvHeader.names(head.fields());
            if (!files.isEmpty() && !found.equals(names)) {
                throw new DataException(
                        blob.name(),
                        1,
                        "columns " + found + " where " + blobs.getFirst().name() + " has " + names);
            }
            names = found;
            files.add(new CsvFile(blob, head.after()));
        }
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(new Field(name, Type.UTF8));
        }
        return new CsvSource(store, files, new Schema(fields), settings);
    }

    private static CsvHead head(Store store, Blob blob, CsvSettings settings) throws IOException, InterruptedException {
        try (Arena arena = settings.environment().memory().open("csv header");
                Blocks blocks = settings.blocks(store, blob, arena)) {
            return CsvHead.read(blocks, settings, blob.name(), arena);
        }
    }
}
