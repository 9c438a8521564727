package dev.leat.formats.arrow.write;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;

/// How large record batches are. They depend on the columns and the style, never on rows, batches or memory.
///
/// @param rows the most rows, a multiple of 64
/// @param textBytes the most bytes of each column of texts, unless one text has more
/// @param dictionaryBytes what a dictionary of a stream may have before it starts anew
record Limits(int rows, long textBytes, long dictionaryBytes) {

    private static final int LEAST_ROWS = 64;
    private static final int MOST_ROWS = 1 << 16;

    static Limits of(Schema schema, ArrowStyle style) {
        long batch = style.batchBytes();
        long bits = 0;
        long texts = 0;
        for (Field field : schema.fields()) {
            boolean text = field.type() instanceof Type.Utf8 || field.type() instanceof Type.Binary;
            bits += 1 + (text ? 32 : width(field.type()));
            texts += text ? 1 : 0;
        }
        // Where there are texts, half is theirs.
        long fixed = texts > 0 ? batch / 2 : batch;
        int rows = Math.clamp(fixed * 8 / Math.max(1, bits), LEAST_ROWS, MOST_ROWS) & -LEAST_ROWS;
        return new Limits(rows, batch / 2 / Math.max(1, texts), 4 * batch);
    }

    /// Decimals are all written with 128 bits.
    private static int width(Type type) {
        return type instanceof Type.Decimal ? 128 : type.bits();
    }
}
