package dev.leat.core.aggregate;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/// Values of records as people know them, for messages.
final class Shown {

    private Shown() {}

    /// A value that is not null.
    static String text(Type type, MemorySegment record, long at, MemorySegment texts) {
        long word = record.get(ValueLayout.JAVA_LONG, at);
        return switch (type) {
            case Type.Bool _ -> String.valueOf(word != 0);
            case Type.Int32 _, Type.Int64 _ -> String.valueOf(word);
            case Type.Float32 _ -> String.valueOf((float) Double.longBitsToDouble(word));
            case Type.Float64 _ -> String.valueOf(Double.longBitsToDouble(word));
            case Type.Decimal decimal
            when decimal.bits() == 64 ->
                BigDecimal.valueOf(word, decimal.scale()).toPlainString();
            case Type.Decimal decimal -> new BigDecimal(Sums.big128(record, at), decimal.scale()).toPlainString();
            case Type.Timestamp moment -> moment(word, moment.unit());
            case Type.Date _ -> LocalDate.ofEpochDay(word).toString();
            case Type.Binary _ -> HexFormat.of().formatHex(bytes(word, texts));
            case Type.Utf8 _, Type.Dictionary _ -> new String(bytes(word, texts), StandardCharsets.UTF_8);
        };
    }

    private static String moment(long count, TimeUnit unit) {
        long nanos = Math.floorMod(count, unit.perSecond()) * (TimeUnit.NANOS.perSecond() / unit.perSecond());
        try {
            return Instant.ofEpochSecond(Math.floorDiv(count, unit.perSecond()), nanos)
                    .toString();
        } catch (DateTimeException _) {
            // Further away than the calendar goes.
            return count + unit.symbol();
        }
    }

    private static byte[] bytes(long reference, MemorySegment texts) {
        return texts.asSlice(TextHeap.start(reference), TextHeap.length(reference))
                .toArray(ValueLayout.JAVA_BYTE);
    }
}
