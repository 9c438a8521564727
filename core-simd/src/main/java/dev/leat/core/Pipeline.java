package dev.leat.core;

import dev.leat.api.data.Schema;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What to run, as a value: from where, which rows, through which kernels, which columns, to where. Nothing is opened
/// or checked before an [Engine] runs it.
///
/// Rows pass in this order: input, `where`, the kernels, `select`, `limit`, output.
///
/// @param inputs paths, patterns, folders or URIs; several are read one after the other
/// @param inputFormat a format's name, or empty to go by the names of the inputs
/// @param where a condition on the input's columns, or empty for all rows
/// @param steps the kernels
/// @param select the columns to keep of what comes out, or empty for all
/// @param limit how many rows to keep at most
/// @param target where the rows go
/// @param badRows what becomes of rows that cannot be read
/// @param digits what becomes of digits that a wanted type has no place for
/// @param options options of plugins, by plugin name
public record Pipeline(
        List<String> inputs,
        String inputFormat,
        String where,
        List<Step> steps,
        List<String> select,
        long limit,
        Target target,
        BadRows badRows,
        Scan.Digits digits,
        Map<String, Map<String, String>> options) {

    /// The [#limit] that keeps all rows.
    public static final long NO_LIMIT = Long.MAX_VALUE;

    public Pipeline {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        select = List.copyOf(select);
        options = Map.copyOf(options);
        if (limit < 0) {
            throw new IllegalArgumentException("limit has to be 0 or more, not " + limit);
        }
    }

    /// All rows of some inputs, counted and dropped.
    public static Pipeline from(String... inputs) {
        return new Pipeline(
                List.of(inputs),
                "",
                "",
                List.of(),
                List.of(),
                NO_LIMIT,
                new Target.Named("null:", "", Store.Existing.KEEP),
                BadRows.FAIL,
                Scan.Digits.REFUSE,
                Map.of());
    }

    /// Names the input's format instead of going by file names.
    public Pipeline format(String name) {
        return new Pipeline(inputs, name, where, steps, select, limit, target, badRows, digits, options);
    }

    /// Keeps the rows for which a condition is true: `price >= 100 and symbol = 'BTCUSDT'`.
    public Pipeline where(String condition) {
        return new Pipeline(inputs, inputFormat, condition, steps, select, limit, target, badRows, digits, options);
    }

    /// Adds a kernel, with options as `key=value`.
    public Pipeline through(String kernel, String... keysAndValues) {
        List<Step> more = new ArrayList<>(steps);
        more.add(Step.of(kernel, keysAndValues));
        return new Pipeline(inputs, inputFormat, where, more, select, limit, target, badRows, digits, options);
    }

    public Pipeline select(List<String> columns) {
        return new Pipeline(inputs, inputFormat, where, steps, columns, limit, target, badRows, digits, options);
    }

    public Pipeline limit(long rows) {
        return new Pipeline(inputs, inputFormat, where, steps, select, rows, target, badRows, digits, options);
    }

    /// Writes to a path or URI, in the format that its name says. What is there already is kept, and the run
    /// refused.
    public Pipeline to(String output) {
        return to(new Target.Named(output, "", Store.Existing.KEEP));
    }

    public Pipeline to(Target target) {
        return new Pipeline(inputs, inputFormat, where, steps, select, limit, target, badRows, digits, options);
    }

    public Pipeline onBadRows(BadRows policy) {
        return new Pipeline(inputs, inputFormat, where, steps, select, limit, target, policy, digits, options);
    }

    public Pipeline digits(Scan.Digits policy) {
        return new Pipeline(inputs, inputFormat, where, steps, select, limit, target, badRows, policy, options);
    }

    /// Sets an option of a plugin that the run uses: `option("csv", "delimiter", ";")`.
    public Pipeline option(String plugin, String key, String value) {
        Map<String, String> ofPlugin = new HashMap<>(options.getOrDefault(plugin, Map.of()));
        ofPlugin.put(key, value);
        Map<String, Map<String, String>> all = new HashMap<>(options);
        all.put(plugin, Map.copyOf(ofPlugin));
        return new Pipeline(inputs, inputFormat, where, steps, select, limit, target, badRows, digits, all);
    }

    /// A kernel by name, and its options.
    public record Step(String kernel, Map<String, String> options) {
        public Step {
            options = Map.copyOf(options);
        }

        static Step of(String kernel, String... keysAndValues) {
            Map<String, String> options = new HashMap<>();
            for (String pair : keysAndValues) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("an option of a kernel is key=value, not '" + pair + "'");
                }
                options.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return new Step(kernel, options);
        }
    }

    /// Where rows go.
    public sealed interface Target {

        /// A path, a URI or `-` for standard output.
        ///
        /// @param format a format's name, or empty to go by the name of the output
        record Named(String output, String format, Store.Existing existing) implements Target {}

        /// A sink of the caller's, made once the columns are known. The engine closes it.
        record Given(Function<Schema, Sink> sink) implements Target {}
    }

    /// What becomes of rows that cannot be read.
    public sealed interface BadRows {
        BadRows FAIL = new Fail();
        BadRows SKIP = new Skip();

        /// The first one ends the run.
        record Fail() implements BadRows {}

        /// They are counted.
        record Skip() implements BadRows {}

        /// They are counted, and written as they were to a file.
        record Divert(String file) implements BadRows {}
    }
}
