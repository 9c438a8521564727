package dev.leat.core.bars;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Binance's daily and monthly files have no header in their older form (public data repository, "Trades" and
/// "AggTrades"). Their columns, then named `column0` and on, are told apart by where the booleans stand.
final class HeadlessFiles {

    private static final List<Role> AGG_TRADES = List.of(
            Role.AGG_TRADE_ID,
            Role.PRICE,
            Role.QUANTITY,
            Role.FIRST_TRADE_ID,
            Role.LAST_TRADE_ID,
            Role.TIMESTAMP,
            Role.IS_BUYER_MAKER);

    private HeadlessFiles() {}

    /// The columns of such a file, or none where it is none.
    static Map<Role, Field> columns(Schema offered) {
        for (int i = 0; i < offered.size(); i++) {
            if (!offered.field(i).name().equals("column" + i)) {
                return Map.of();
            }
        }
        int size = offered.size();
        boolean aggTrades = (size == 7 || size == 8) && flag(offered, 6) && !flag(offered, 5);
        boolean trades = (size == 6 || size == 7) && flag(offered, 5);
        if (aggTrades) {
            return aggTrades(offered);
        }
        return trades ? trades(offered) : Map.of();
    }

    private static Map<Role, Field> aggTrades(Schema offered) {
        Map<Role, Field> columns = new EnumMap<>(Role.class);
        for (int i = 0; i < AGG_TRADES.size(); i++) {
            columns.put(AGG_TRADES.get(i), offered.field(i));
        }
        return columns;
    }

    /// The fourth is the quantity in quote units, which bars compute themselves.
    private static Map<Role, Field> trades(Schema offered) {
        return Map.of(
                Role.AGG_TRADE_ID, offered.field(0),
                Role.PRICE, offered.field(1),
                Role.QUANTITY, offered.field(2),
                Role.TIMESTAMP, offered.field(4),
                Role.IS_BUYER_MAKER, offered.field(5));
    }

    private static boolean flag(Schema offered, int column) {
        return offered.field(column).type() instanceof Type.Bool;
    }
}
