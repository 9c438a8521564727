package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.core.bars.TimeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the kernel `aggregate` was asked for.
///
/// @param every nanoseconds of the times that rows are grouped by, or 0
/// @param time the column of times, or empty to go by its name
record AggregateOptions(List<String> by, long every, String time, List<Call> calls) {

    static final Option<List<String>> BY =
            Option.list("by", "the columns whose values make a group; none for all rows together");
    static final Option<Long> EVERY = new Option<>(
            "every",
            "group by times of this length too, one after the other since the epoch",
            TimeColumn.FORM,
            0L,
            TimeColumn::nanos);
    static final Option<String> TIME =
            Option.text("time", "", "the column that `every` is of, where its name does not tell");
    static final Option<List<Call>> AGG =
            new Option<>("agg", "what comes out for each group", Call.FORM, List.of(), Call::parse);

    static final List<Option<?>> ALL = List.of(BY, EVERY, TIME, AGG);

    AggregateOptions {
        by = List.copyOf(by);
        calls = List.copyOf(calls);
    }

    /// @throws IllegalArgumentException where nothing is asked for
    static AggregateOptions of(Options given) {
        List<String> by = given.get(BY).stream().map(String::strip).toList();
        if (given.get(AGG).isEmpty()) {
            throw new IllegalArgumentException("aggregate needs agg: " + Call.FORM);
        }
        if (given.has(TIME) && !given.has(EVERY)) {
            throw new IllegalArgumentException("option time goes with every, which says how long a group's time is");
        }
        given.get(AGG).forEach(Call::requireKnown);
        return new AggregateOptions(by, given.get(EVERY), given.get(TIME), given.get(AGG));
    }

    /// The columns to read, each once.
    ///
    /// @throws IllegalArgumentException for a column that is not there; names those there are
    List<Field> inputs(Schema offered) {
        Map<String, Field> fields = new LinkedHashMap<>();
        if (every > 0) {
            Field moments = timeColumn(offered);
            fields.put(moments.name(), moments);
        }
        by.forEach(name -> fields.put(name, offered.field(name)));
        for (Call call : calls) {
            call.columns().forEach(name -> fields.put(name, offered.field(name)));
        }
        // Rows of no columns are nothing that all sources can read.
        if (fields.isEmpty() && offered.size() > 0) {
            fields.put(offered.field(0).name(), offered.field(0));
        }
        return new ArrayList<>(fields.values());
    }

    /// Where keys come from: the time, then the columns that rows are grouped by.
    List<Keys.Source> sources(Schema input) {
        List<Keys.Source> sources = new ArrayList<>();
        if (every > 0) {
            Field moments = timeColumn(input);
            sources.add(new Keys.Source(
                    input.index(moments.name()), Kind.INTEGER, Bucket.of(moments.name(), moments.type(), every)));
        }
        for (String name : by) {
            sources.add(
                    new Keys.Source(input.index(name), Kind.of(input.field(name).type()), Bucket.NONE));
        }
        return sources;
    }

    /// Where a group's values and texts are kept.
    Layout layout(Schema input) {
        List<Field> keys = sources(input).stream()
                .map(source -> input.field(source.column()))
                .toList();
        return new Layout(
                keys, calls.stream().map(call -> Functions.of(call, input)).toList());
    }

    private Field timeColumn(Schema offered) {
        if (!time.isEmpty()) {
            return offered.field(time);
        }
        return TimeColumn.in(offered)
                .orElseThrow(() -> new IllegalArgumentException("every needs a column of times, and none of "
                        + offered.names() + " is named like one; say which is: time=NAME"));
    }
}
