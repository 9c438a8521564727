package dev.leat.api.plugin;

import java.util.List;

/// What every provider tells of itself. Providers are found by [java.util.ServiceLoader], are made with no arguments,
/// hold no state, and cost nothing until they are asked to open something.
public interface Plugin {

    /// What users call it: `csv`, `bars`, `threshold`; for sources, sinks and stores the URI scheme. Lower case.
    String name();

    /// One line for `leat plugins`.
    String summary();

    /// Every option it knows.
    default List<Option<?>> options() {
        return List.of();
    }
}
