package dev.leat.tck.data;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;

/// Rows as objects, for tests: slow, and easy to compare and print.
///
/// A value is a Boolean, Integer (also of dates), Long (also of timestamps and decimals of 64 bits), BigInteger
/// (decimals of 128 bits), Float, Double, String (text, and binary as hexadecimal digits), or [Absent#NULL].
public record Table(Schema schema, List<List<Object>> rows) {
    public Table {
        rows = List.copyOf(rows);
        for (List<Object> row : rows) {
            if (row.size() != schema.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " values for " + schema.names());
            }
        }
    }

    /// What stands for no value.
    public enum Absent {
        NULL
    }

    /// The rows of a batch, copied.
    public static Table of(Batch batch) {
        List<List<Object>> rows = new ArrayList<>(batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            List<Object> values = new ArrayList<>(batch.schema().size());
            for (int column = 0; column < batch.schema().size(); column++) {
                values.add(Cells.value(batch.schema().field(column).type(), batch.column(column), row));
            }
            rows.add(List.copyOf(values));
        }
        return new Table(batch.schema(), rows);
    }

    /// The rows from `from` to before `to`.
    public Table slice(int from, int to) {
        return new Table(schema, rows.subList(from, to));
    }

    /// These rows and then others.
    public Table and(Table others) {
        List<List<Object>> both = new ArrayList<>(rows);
        both.addAll(others.rows);
        return new Table(schema, both);
    }

    /// Some of the columns, in the order given.
    public Table select(List<String> columns) {
        List<List<Object>> selected = new ArrayList<>();
        for (List<Object> row : rows) {
            selected.add(
                    columns.stream().map(name -> row.get(schema.index(name))).toList());
        }
        return new Table(new Schema(columns.stream().map(schema::field).toList()), selected);
    }

    /// Puts the rows into a builder of this schema, as its only ones.
    public void fill(BatchBuilder builder) {
        for (int column = 0; column < schema.size(); column++) {
            int index = column;
            Cells.fill(builder, column, rows.stream().map(row -> row.get(index)).toList());
        }
        builder.rows(rows.size());
    }

    /// The rows as a batch in some memory.
    public Batch batch(SegmentAllocator memory) {
        var builder = new BatchBuilder(schema, Math.max(1, rows.size()), memory);
        fill(builder);
        return builder.build(Origin.NOWHERE);
    }
}
