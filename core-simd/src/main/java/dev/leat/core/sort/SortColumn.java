package dev.leat.core.sort;

import dev.leat.api.data.Schema;
import java.util.ArrayList;
import java.util.List;

/// A column that rows are sorted by.
record SortColumn(int column, boolean descending, boolean nullsFirst) {

    /// How it is written, for messages.
    static final String FORM = "COLUMN[:asc|desc][:nulls-first|nulls-last]";

    /// Reads `price:desc:nulls-first`. Ascending and nulls last is what nothing is said for, as in DuckDB. A column
    /// whose name has colons is found by its whole name.
    ///
    /// @throws IllegalArgumentException for a column that is not there, and words that mean nothing
    static SortColumn parse(String text, Schema schema) {
        List<String> words = new ArrayList<>();
        String name = text;
        while (!schema.has(name) && name.lastIndexOf(':') > 0) {
            int colon = name.lastIndexOf(':');
            words.addFirst(name.substring(colon + 1));
            name = name.substring(0, colon);
        }
        if (!schema.has(name)) {
            int colon = text.indexOf(':');
            schema.index(colon < 0 ? text : text.substring(0, colon));
        }
        boolean descending = false;
        boolean nullsFirst = false;
        for (String word : words) {
            switch (word) {
                case "asc" -> descending = false;
                case "desc" -> descending = true;
                case "nulls-first" -> nullsFirst = true;
                case "nulls-last" -> nullsFirst = false;
                default ->
                    throw new IllegalArgumentException("what is '" + word + "' in '" + text + "'? A key is " + FORM);
            }
        }
        if (words.size() > 2 || contradicts(words, "asc", "desc") || contradicts(words, "nulls-first", "nulls-last")) {
            throw new IllegalArgumentException("'" + text + "' contradicts or repeats itself; a key is " + FORM);
        }
        return new SortColumn(schema.index(name), descending, nullsFirst);
    }

    private static boolean contradicts(List<String> words, String one, String other) {
        return words.stream()
                        .filter(word -> word.equals(one) || word.equals(other))
                        .count()
                > 1;
    }

    /// Reads several, none of which may be there twice.
    static List<SortColumn> parse(List<String> texts, Schema schema) {
        List<SortColumn> columns = new ArrayList<>();
        for (String text : texts) {
            SortColumn next = parse(text.strip(), schema);
            for (SortColumn column : columns) {
                if (column.column() == next.column()) {
                    throw new IllegalArgumentException(
                            "the column '" + schema.field(next.column()).name() + "' is there twice in " + texts);
                }
            }
            columns.add(next);
        }
        return columns;
    }
}
