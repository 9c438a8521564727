package dev.leat.formats.parquet.metadata;

import dev.leat.api.data.TimeUnit;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/// Reads what the schema says of a leaf's values: by its logical type, or by the converted type of older files
/// (parquet-format, LogicalTypes.md). An annotation that does not go with the stored type is ignored, as it says there.
final class Meanings {

    /// What decimals of 128 bits hold.
    private static final int MOST_DIGITS = 38;

    private Meanings() {}

    static Physical physical(SchemaElement element) throws MetadataException {
        Type type = Thrift.present(element.getType(), "type");
        return switch (type) {
            case BOOLEAN -> Physical.BOOLEAN;
            case INT32 -> Physical.INT32;
            case INT64 -> Physical.INT64;
            case INT96 -> Physical.INT96;
            case FLOAT -> Physical.FLOAT;
            case DOUBLE -> Physical.DOUBLE;
            case BYTE_ARRAY -> Physical.BYTES;
            case FIXED_LEN_BYTE_ARRAY -> Physical.FIXED;
        };
    }

    static Meaning of(SchemaElement element, Physical physical, int width) throws MetadataException {
        if (physical == Physical.INT96) {
            return new Meaning.Moment(TimeUnit.NANOS, false);
        }
        Meaning meaning = element.isSetLogicalType()
                ? logical(Thrift.present(element.getLogicalType(), "logical type"))
                : element.isSetConverted_type() ? converted(element) : new Meaning.Plain();
        return fits(meaning, physical, width) ? meaning : new Meaning.Plain();
    }

    private static Meaning logical(LogicalType type) throws MetadataException {
        if (type.isSetSTRING() || type.isSetENUM() || type.isSetJSON()) {
            return new Meaning.Text();
        }
        if (type.isSetUUID()) {
            return new Meaning.Uuid();
        }
        if (type.isSetFLOAT16()) {
            return new Meaning.Half();
        }
        if (type.isSetDATE()) {
            return new Meaning.Day();
        }
        if (type.isSetDECIMAL()) {
            return decimal(type.getDECIMAL().getPrecision(), type.getDECIMAL().getScale());
        }
        if (type.isSetTIMESTAMP()) {
            var moment = type.getTIMESTAMP();
            return new Meaning.Moment(unit(Thrift.present(moment.getUnit(), "unit")), moment.isIsAdjustedToUTC());
        }
        boolean unsigned = type.isSetINTEGER() && !type.getINTEGER().isIsSigned();
        return unsigned ? new Meaning.Unsigned(type.getINTEGER().getBitWidth()) : new Meaning.Plain();
    }

    private static TimeUnit unit(org.apache.parquet.format.TimeUnit unit) throws MetadataException {
        if (unit.isSetMILLIS()) {
            return TimeUnit.MILLIS;
        }
        if (unit.isSetMICROS()) {
            return TimeUnit.MICROS;
        }
        if (unit.isSetNANOS()) {
            return TimeUnit.NANOS;
        }
        throw new MetadataException("times of an unknown unit");
    }

    private static Meaning converted(SchemaElement element) throws MetadataException {
        ConvertedType type = Thrift.present(element.getConverted_type(), "converted type");
        return switch (type) {
            case UTF8, ENUM, JSON -> new Meaning.Text();
            case DATE -> new Meaning.Day();
            case DECIMAL -> decimal(element.getPrecision(), element.getScale());
            case TIMESTAMP_MILLIS -> new Meaning.Moment(TimeUnit.MILLIS, true);
            case TIMESTAMP_MICROS -> new Meaning.Moment(TimeUnit.MICROS, true);
            case UINT_8 -> new Meaning.Unsigned(8);
            case UINT_16 -> new Meaning.Unsigned(16);
            case UINT_32 -> new Meaning.Unsigned(32);
            case UINT_64 -> new Meaning.Unsigned(64);
            default -> new Meaning.Plain();
        };
    }

    private static Meaning decimal(int precision, int scale) throws MetadataException {
        if (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision) {
            throw new MetadataException("a decimal of " + precision + " digits, " + scale + " of them places");
        }
        return new Meaning.Decimal(precision, scale);
    }

    private static boolean fits(Meaning meaning, Physical physical, int width) {
        return switch (meaning) {
            case Meaning.Plain _ -> true;
            case Meaning.Text _ -> physical == Physical.BYTES;
            case Meaning.Uuid _ -> physical == Physical.FIXED && width == 16;
            case Meaning.Half _ -> physical == Physical.FIXED && width == 2;
            case Meaning.Day _ -> physical == Physical.INT32;
            case Meaning.Unsigned unsigned ->
                unsigned.bits() == 64 ? physical == Physical.INT64 : physical == Physical.INT32;
            case Meaning.Decimal decimal ->
                switch (physical) {
                    case INT32, INT64 -> decimal.precision() <= 18;
                    case BYTES, FIXED -> true;
                    case BOOLEAN, INT96, FLOAT, DOUBLE -> false;
                };
            case Meaning.Moment _ -> physical == Physical.INT64;
        };
    }
}
