package dev.leat.formats.convert;

import java.util.ArrayList;
import java.util.List;

/// Values that cannot be read as the type that was wanted. Few, as a rule.
public final class Misfits {

    private final List<Misfit> found = new ArrayList<>();

    /// @param index the value's, among those read together, nulls not counted
    public void add(int index, String problem) {
        found.add(new Misfit(index, problem));
    }

    public List<Misfit> found() {
        return found;
    }

    public void clear() {
        found.clear();
    }

    public record Misfit(int index, String problem) {}
}
