package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A function that was asked for: `vwap=wavg(price, quantity)`.
///
/// @param name of the column that comes out
record Call(String name, String function, List<String> arguments) {

    static final String FORM = "NAME=FUNCTION(COLUMN, ...), comma-separated, with functions of " + Functions.NAMES;

    private static final Pattern TEXT =
            Pattern.compile("(?:([^=()]+)=)?\\s*([A-Za-z_][A-Za-z_0-9]*)\\s*\\(([^()]*)\\)");

    Call {
        arguments = List.copyOf(arguments);
    }

    /// Reads calls with commas between them.
    ///
    /// @throws IllegalArgumentException for what is none
    static List<Call> parse(String text) {
        List<Call> calls = new ArrayList<>();
        for (String part : parts(text)) {
            Matcher form = TEXT.matcher(part.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException(part);
            }
            List<String> arguments = new ArrayList<>();
            for (String argument : form.group(3).split(",", -1)) {
                if (!argument.isBlank()) {
                    arguments.add(argument.strip());
                }
            }
            String function = form.group(2).toLowerCase(Locale.ROOT);
            String name = form.group(1) == null
                    ? initialName(function, arguments)
                    : form.group(1).strip();
            calls.add(new Call(name, function, arguments));
        }
        return calls;
    }

    /// Between commas that are in no parentheses.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (sign == ',' && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String initialName(String function, List<String> arguments) {
        return arguments.isEmpty() ? function : function + "_" + String.join("_", arguments);
    }

    /// The columns that it reads. A share is none.
    List<String> columns() {
        return function.equals("quantile") && arguments.size() > 1 ? arguments.subList(0, 1) : arguments;
    }

    /// The only argument.
    String only(String form) {
        require(arguments.size() == 1, function + "(" + form + ")");
        return arguments.getFirst();
    }

    void require(boolean right, String form) {
        if (!right) {
            throw new IllegalArgumentException("'" + this + "' has to be " + form);
        }
    }

    IllegalArgumentException wrong(Field field, String wanted) {
        return new IllegalArgumentException(
                "'" + this + "' is of " + wanted + ", and column '" + field.name() + "' is " + field.type());
    }

    /// @throws IllegalArgumentException that lists the functions there are
    void requireKnown() {
        if (!Functions.NAMES.contains(function)) {
            throw new IllegalArgumentException("no function '" + function + "' in " + Functions.NAMES);
        }
    }

    @Override
    public String toString() {
        return function + "(" + String.join(", ", arguments) + ")";
    }
}
