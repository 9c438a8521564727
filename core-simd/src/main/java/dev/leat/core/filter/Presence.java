package dev.leat.core.filter;

import dev.leat.api.data.Predicate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Which columns a condition wants a value in.
public final class Presence {

    private Presence() {}

    /// Columns that have a value in every row for which the condition is true.
    public static Set<String> of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and -> anyOf(and.parts(), Presence::of);
            case Predicate.Or or -> allOf(or.parts(), Presence::of);
            case Predicate.Not not -> whereFalse(not.part());
            case Predicate.IsNull _ -> Set.of();
            case Predicate.Compare compare -> Set.of(compare.column());
            case Predicate.In in -> Set.of(in.column());
        };
    }

    /// Columns that have a value in every row for which it is false, which it is not for a comparison with null.
    private static Set<String> whereFalse(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and -> allOf(and.parts(), Presence::whereFalse);
            case Predicate.Or or -> anyOf(or.parts(), Presence::whereFalse);
            case Predicate.Not not -> of(not.part());
            case Predicate.IsNull isNull -> Set.of(isNull.column());
            case Predicate.Compare compare -> Set.of(compare.column());
            case Predicate.In in -> Set.of(in.column());
        };
    }

    private static Set<String> anyOf(List<Predicate> parts, Function<Predicate, Set<String>> present) {
        Set<String> columns = new HashSet<>();
        parts.forEach(part -> columns.addAll(present.apply(part)));
        return columns;
    }

    private static Set<String> allOf(List<Predicate> parts, Function<Predicate, Set<String>> present) {
        if (parts.isEmpty()) {
            return Set.of();
        }
        Set<String> columns = new HashSet<>(present.apply(parts.getFirst()));
        parts.forEach(part -> columns.retainAll(present.apply(part)));
        return columns;
    }
}
