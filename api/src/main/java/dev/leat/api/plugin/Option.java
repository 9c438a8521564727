package dev.leat.api.plugin;

import java.util.List;
import java.util.function.Function;

/// An option of a plugin: its key, what its text has to be, and what holds where it is not given.
///
/// Options are constants of the plugin, and keys to their own values: `options.get(ROWS)`.
///
/// @param form what a valid text looks like, for messages: `a whole number from 1 to 1000000`
/// @param parse from text to value; throws [IllegalArgumentException] for what is not valid
public record Option<T>(String key, String help, String form, T initial, Function<String, T> parse) {

    public static Option<String> text(String key, String initial, String help) {
        return new Option<>(key, help, "text", initial, text -> text);
    }

    public static Option<Boolean> flag(String key, boolean initial, String help) {
        return new Option<>(key, help, "true or false", initial, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    public static Option<Long> number(String key, long initial, long least, long most, String help) {
        String form = "a whole number from " + least + " to " + most;
        return new Option<>(key, help, form, initial, text -> {
            long value = Long.parseLong(text.replace("_", ""));
            if (value < least || value > most) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    public static Option<Double> real(String key, double initial, double least, double most, String help) {
        return new Option<>(key, help, "a number from " + least + " to " + most, initial, text -> {
            double value = Double.parseDouble(text);
            // Written so that NaN fails too.
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    /// A size in bytes, see [ByteSize].
    public static Option<ByteSize> size(String key, ByteSize initial, String help) {
        return new Option<>(key, help, ByteSize.FORM, initial, ByteSize::parse);
    }

    /// One of some words.
    public static Option<String> choice(String key, String initial, List<String> words, String help) {
        return new Option<>(key, help, "one of " + words, initial, text -> {
            if (!words.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /// A comma-separated list, empty where the text is.
    public static Option<List<String>> list(String key, String help) {
        return new Option<>(
                key,
                help,
                "a comma-separated list",
                List.of(),
                text -> text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
    }
}
