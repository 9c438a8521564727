package dev.leat.core.bars;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which column is what: as users say, then by name, then, where a file has no header, by Binance's order of columns.
///
/// @param columns the column of each role that has one
/// @param key the key's column, or empty for one stream
record Layout(Map<Role, Field> columns, String key) {

    /// Of nothing yet.
    static final Layout NONE = new Layout(Map.of(), "");

    private static final int PLACES = 8;

    Layout {
        columns = Map.copyOf(columns);
    }

    /// @param said columns by role, as users map them
    /// @throws IllegalArgumentException where a column that is needed is not there
    static Layout of(Schema offered, Map<Role, String> said, String key) {
        Map<Role, Field> found = new EnumMap<>(Role.class);
        said.forEach((role, column) -> found.put(role, offered.field(column)));
        Map<Role, Field> headless = said.isEmpty() ? HeadlessFiles.columns(offered) : Map.of();
        for (Role role : Role.values()) {
            if (!found.containsKey(role)) {
                byName(offered, role)
                        .or(() -> Optional.ofNullable(headless.get(role)))
                        .filter(field -> !found.containsValue(field))
                        .ifPresent(field -> found.put(role, field));
            }
        }
        if (!key.isEmpty()) {
            offered.index(key);
        }
        var layout = new Layout(found, key);
        layout.check(offered);
        return layout;
    }

    boolean has(Role role) {
        return columns.containsKey(role);
    }

    /// The columns to read, in the types that bars are made of.
    List<Field> inputs() {
        List<Field> inputs = new ArrayList<>();
        for (Role role : Role.values()) {
            if (has(role)) {
                inputs.add(new Field(field(role).name(), wanted(role)));
            }
        }
        if (!key.isEmpty()) {
            inputs.add(new Field(key, Type.DICTIONARY));
        }
        return inputs;
    }

    /// Where a role's column stands among [#inputs].
    int index(Role role) {
        int index = 0;
        for (Role other : Role.values()) {
            if (other == role) {
                return index;
            }
            index += has(other) ? 1 : 0;
        }
        return index;
    }

    /// Where the key's column stands among [#inputs].
    int keyIndex() {
        return columns.size();
    }

    private Field field(Role role) {
        return Optional.ofNullable(columns.get(role)).orElseThrow();
    }

    private Type wanted(Role role) {
        return switch (role) {
            case PRICE, QUANTITY -> Type.decimal(PLACES);
            case AGG_TRADE_ID, FIRST_TRADE_ID, LAST_TRADE_ID -> Type.INT64;
            case IS_BUYER_MAKER -> Type.BOOL;
            case TIMESTAMP -> field(role).type() instanceof Type.Timestamp moments ? moments : Type.INT64;
        };
    }

    private void check(Schema offered) {
        for (Role role : List.of(Role.PRICE, Role.QUANTITY, Role.TIMESTAMP)) {
            if (!has(role)) {
                throw new IllegalArgumentException("bars needs a column for " + role.word() + ", and none of "
                        + offered.names() + " is named like one; say which is: columns=" + role.word() + "=NAME");
            }
        }
        if (has(Role.FIRST_TRADE_ID) != has(Role.LAST_TRADE_ID)) {
            throw new IllegalArgumentException(
                    "bars needs columns for both first_trade_id and last_trade_id, or for neither; there are "
                            + offered.names());
        }
        for (Map.Entry<Role, Field> entry : columns.entrySet()) {
            long uses =
                    columns.values().stream().filter(entry.getValue()::equals).count();
            if (uses > 1 || entry.getValue().name().equals(key)) {
                throw new IllegalArgumentException(
                        "the column '" + entry.getValue().name() + "' has two roles, one of them "
                                + entry.getKey().word());
            }
        }
    }

    static Optional<Field> byName(Schema offered, Role role) {
        for (String name : role.names()) {
            for (Field field : offered.fields()) {
                if (matches(name, field.name())) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String name, String column) {
        return name.length() == 1 ? column.equals(name) : plain(column).equals(plain(name));
    }

    private static String plain(String name) {
        return name.strip().replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
