package dev.leat.formats.parquet.pages;

import java.util.ArrayList;
import java.util.List;

/// Values that cannot be read as the type that was wanted. Few, as a rule.
final class Misfits {

    private final List<Misfit> found = new ArrayList<>();

    /// @param index the value's, among those read together, nulls not counted
    void add(int index, String problem) {
        found.add(new Misfit(index, problem));
    }

    List<Misfit> found() {
        return found;
    }

    void clear() {
        found.clear();
    }

    record Misfit(int index, String problem) {}
}
