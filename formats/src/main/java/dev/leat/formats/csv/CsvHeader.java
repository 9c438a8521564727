package dev.leat.formats.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names of columns.
final class CsvHeader {

    private CsvHeader() {}

    /// The names in a header. A column without one is named by its place (`column2`), and what was named before
    /// gets a number (`price_1`), as DuckDB does it.
    static List<String> names(List<String> fields) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(fields);
        Set<String> used = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String wanted = fields.get(i).isEmpty() ? "column" + i : fields.get(i);
            String name = wanted;
            for (int k = 1; used.contains(name) || (!name.equals(fields.get(i)) && taken.contains(name)); k++) {
                name = wanted + "_" + k;
            }
            used.add(name);
            names.add(name);
        }
        return names;
    }

    /// The names of columns without a header: `column0`, `column1`, …
    static List<String> numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names.add("column" + i);
        }
        return names;
    }
}
