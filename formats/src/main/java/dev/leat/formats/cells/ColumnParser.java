package dev.leat.formats.cells;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;

/// Parses one column of records into a batch: plain fields by a kernel, the others one at a time. For one reader.
sealed interface ColumnParser permits ValueParser, TextParser, CodeParser {

    /// Parses the fields of some records into the slots from `row` on. What stands in the slots of faulty records
    /// means nothing.
    ///
    /// @return whether some were null
    boolean parse(Cells cells, BatchBuilder batch, int row, Faults faults);

    /// Gets ready for another batch.
    void begin(BatchBuilder batch);

    /// Completes the batch.
    void finish(BatchBuilder batch);

    static ColumnParser of(Type type, Context context) {
        return switch (type) {
            case Type.Utf8 _, Type.Binary _ -> new TextParser(context);
            case Type.Dictionary _ -> new CodeParser(context);
            case Type.Bool _,
                    Type.Int32 _,
                    Type.Int64 _,
                    Type.Float32 _,
                    Type.Float64 _,
                    Type.Decimal _,
                    Type.Timestamp _,
                    Type.Date _ -> new ValueParser(type, context);
        };
    }

    /// What all parsers of a reader are made of.
    ///
    /// @param column the column's place in the batch, and its name
    record Context(int column, String name, Scan.Digits digits, ReaderTools tools) {}
}
