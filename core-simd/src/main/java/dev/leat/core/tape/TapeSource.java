package dev.leat.core.tape;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import java.util.List;

/// A [Tape] as a source: one split, since each trade goes on from the one before.
record TapeSource(long rows, int symbols, long seed) implements Source {

    /// The columns in the order of [Tape]'s.
    static final Schema SCHEMA = Schema.of(
            new Field("symbol", Type.DICTIONARY),
            new Field("agg_trade_id", Type.INT64),
            new Field("price", Type.decimal(8)),
            new Field("quantity", Type.decimal(8)),
            new Field("first_trade_id", Type.INT64),
            new Field("last_trade_id", Type.INT64),
            new Field("timestamp", Type.INT64),
            new Field("is_buyer_maker", Type.BOOL));

    /// What a row takes in memory, and is said to take in the source, where it takes nothing.
    static final long ROW_BYTES = 4 + 6 * Long.BYTES + 1;

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Split> splits(Scan scan) {
        check(scan);
        return List.of(new Split("trades", "tape:trades", "", Math.multiplyExact(rows, ROW_BYTES), false));
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) {
        check(scan);
        return new TapeReader(new Tape(symbols, seed), rows, scan.columns(), from);
    }

    @Override
    public void close() {}

    private void check(Scan scan) {
        for (Field field : scan.columns()) {
            if (!offers(field.name(), field.type())) {
                throw new IllegalArgumentException("column '" + field.name() + "' of a tape is "
                        + SCHEMA.field(field.name()).type() + ", not " + field.type());
            }
        }
    }
}
