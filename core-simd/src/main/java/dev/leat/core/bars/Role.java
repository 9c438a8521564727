package dev.leat.core.bars;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a column of trades can be to a bar, and the names it goes by: those of Binance's files, its REST and websocket
/// APIs, and their usual variants. Earlier names win. One letter means what it does in Binance's JSON, case and all;
/// longer names match in any case and with or without underscores.
enum Role {
    AGG_TRADE_ID("agg_trade_id aggregate_trade_id agg_id a trade_id id"),
    PRICE("price p"),
    QUANTITY("quantity qty q volume size amount"),
    FIRST_TRADE_ID("first_trade_id first_id f"),
    LAST_TRADE_ID("last_trade_id last_id l"),
    TIMESTAMP("timestamp timestamp_ms timestamp_us timestamp_ns transact_time trade_time time T ts open_time datetime"),
    IS_BUYER_MAKER("is_buyer_maker buyer_maker was_buyer_maker m");

    private final String names;

    Role(String names) {
        this.names = names;
    }

    /// What users call it.
    String word() {
        return names().getFirst();
    }

    List<String> names() {
        return List.of(names.split(" "));
    }

    /// @throws IllegalArgumentException that lists the roles
    static Role named(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role '" + word + "' of a column in [" + words() + "]");
    }

    static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
