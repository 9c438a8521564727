package dev.leat.formats.text;

import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import java.lang.foreign.MemorySegment;

/// Reads texts as the values of one type, and says what is wrong with those that are none.
///
/// Texts are bytes of a native segment in ASCII or any encoding that extends it. Spaces and tabs around a value are
/// ignored. An empty text is never a value: what is null is decided elsewhere. Immutable.
///
/// In hot loops switch over the classes and call [#parse] on the one found, so that the call is bound at compile time.
public sealed interface ValueText
        permits BoolText, IntText, LongText, DecimalText, WideText, FloatText, DoubleText, TimestampText, DateText {

    /// The class that reads texts as values of a type.
    ///
    /// @throws IllegalArgumentException for utf8, binary and dictionary, whose texts are their values
    static ValueText of(Type type, Scan.Digits digits) {
        return switch (type) {
            case Type.Bool _ -> new BoolText();
            case Type.Int32 _ -> new IntText();
            case Type.Int64 _ -> new LongText();
            case Type.Decimal decimal ->
                decimal.bits() == 64 ? new DecimalText(decimal.scale(), digits) : new WideText(decimal.scale(), digits);
            case Type.Float32 _ -> new FloatText();
            case Type.Float64 _ -> new DoubleText();
            case Type.Timestamp timestamp -> new TimestampText(timestamp, digits);
            case Type.Date _ -> new DateText();
            case Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                throw new IllegalArgumentException("texts of type " + type + " are not parsed");
        };
    }

    /// Reads `text` from `start` to `end` and stores its value.
    ///
    /// @param into the slots of a column of the type, as [dev.leat.api.data.BatchBuilder#values] has them
    /// @param row the slot to fill
    /// @return false where the text is no value of the type; the slot's content means nothing then
    boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row);

    /// Why a text that [#parse] refused is no value: what was found, and what would be right.
    ///
    /// @param text the same text, decoded
    String problem(String text);
}
