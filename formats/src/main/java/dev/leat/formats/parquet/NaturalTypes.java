package dev.leat.formats.parquet;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;
import dev.leat.formats.parquet.metadata.Physical;
import dev.leat.formats.parquet.metadata.RowGroup;
import java.util.ArrayList;
import java.util.List;

/// The columns of files, in the types that stand for what is stored.
final class NaturalTypes {

    private static final String UTC = "Z";

    private NaturalTypes() {}

    /// The columns that can be read, which all files have to have.
    ///
    /// @throws DataException where one has others
    static Schema schema(List<ParquetFile> files) {
        ParquetFile first = files.getFirst();
        List<Field> fields = new ArrayList<>();
        for (Leaf leaf : first.footer().leaves()) {
            if (leaf.readable()) {
                fields.add(field(first, leaf, coded(files, leaf.name())));
            }
        }
        var schema = new Schema(fields);
        for (ParquetFile file : files) {
            requireSame(file, schema, first);
        }
        return schema;
    }

    private static void requireSame(ParquetFile file, Schema schema, ParquetFile first) {
        List<Leaf> leaves =
                file.footer().leaves().stream().filter(Leaf::readable).toList();
        for (int i = 0; i < Math.max(leaves.size(), schema.size()); i++) {
            String here = i < leaves.size() ? field(file, leaves.get(i), schema).toString() : "missing";
            String there = i < schema.size() ? schema.field(i).toString() : "missing";
            if (!here.equals(there)) {
                throw new DataException(
                        file.name(),
                        0,
                        "column " + (i + 1) + " is " + here + " where it is " + there + " in " + first.name());
            }
        }
    }

    private static Field field(ParquetFile file, Leaf leaf, Schema schema) {
        boolean coded =
                schema.has(leaf.name()) && schema.field(leaf.name()).type().equals(Type.DICTIONARY);
        return field(file, leaf, coded);
    }

    private static Field field(ParquetFile file, Leaf leaf, boolean coded) {
        Type stored = of(leaf, coded);
        for (Field kept : file.footer().kept()) {
            if (kept.name().equals(leaf.name())) {
                return new Field(kept.name(), kept(stored, kept.type()) ? kept.type() : stored, kept.metadata());
            }
        }
        return new Field(leaf.name(), stored);
    }

    /// Whether the writer stores values of a type as another: seconds as milliseconds, and any zone as UTC.
    private static boolean kept(Type stored, Type type) {
        return stored instanceof Type.Timestamp(TimeUnit unit, String zone)
                && type instanceof Type.Timestamp wanted
                && zone.isEmpty() == wanted.zone().isEmpty()
                && (unit == wanted.unit() || (unit == TimeUnit.MILLIS && wanted.unit() == TimeUnit.SECONDS));
    }

    /// Whether all of a column is coded, in all files.
    private static boolean coded(List<ParquetFile> files, String column) {
        for (ParquetFile file : files) {
            for (Leaf leaf : file.footer().leaves()) {
                if (leaf.name().equals(column) && !coded(file.footer().rowGroups(), leaf)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean coded(List<RowGroup> groups, Leaf leaf) {
        for (RowGroup group : groups) {
            if (group.rows() > 0 && !group.chunks().get(leaf.column()).dictionary()) {
                return false;
            }
        }
        return !groups.isEmpty();
    }

    private static Type of(Leaf leaf, boolean coded) {
        return switch (leaf.meaning()) {
            case Meaning.Plain _ -> plain(leaf.physical());
            case Meaning.Text _ -> coded ? Type.DICTIONARY : Type.UTF8;
            case Meaning.Uuid _ -> Type.UTF8;
            case Meaning.Half _ -> Type.FLOAT32;
            case Meaning.Day _ -> Type.DATE;
            case Meaning.Unsigned(int bits) ->
                bits == 64 ? new Type.Decimal(128, 0) : bits == 32 ? Type.INT64 : Type.INT32;
            case Meaning.Decimal(int precision, int scale) -> new Type.Decimal(precision > 18 ? 128 : 64, scale);
            case Meaning.Moment(TimeUnit unit, boolean utc) -> new Type.Timestamp(unit, utc ? UTC : "");
        };
    }

    private static Type plain(Physical physical) {
        return switch (physical) {
            case BOOLEAN -> Type.BOOL;
            case INT32 -> Type.INT32;
            case INT64 -> Type.INT64;
            case FLOAT -> Type.FLOAT32;
            case DOUBLE -> Type.FLOAT64;
            case BYTES, FIXED -> Type.BINARY;
            case INT96 -> new Type.Timestamp(TimeUnit.NANOS, "");
        };
    }
}
