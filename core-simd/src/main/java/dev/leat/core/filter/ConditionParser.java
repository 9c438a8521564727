package dev.leat.core.filter;

import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import java.util.ArrayList;
import java.util.List;

/// Reads a condition by recursive descent: `or` of `and` of `not` of comparisons.
final class ConditionParser {

    private static final String OPERATORS = "=, <>, <, <=, >, >=, in, between or is";
    private static final int DEEPEST = 200;

    private final Tokens tokens;
    private int depth;

    ConditionParser(String text) {
        tokens = new Tokens(text);
    }

    Predicate parse() {
        Predicate whole = any();
        if (tokens.kind() != Tokens.Kind.END) {
            throw tokens.expected("and, or or the end");
        }
        return whole;
    }

    private Predicate any() {
        List<Predicate> parts = new ArrayList<>();
        do {
            parts.add(all());
        } while (tokens.skip("or"));
        return parts.size() == 1 ? parts.getFirst() : new Predicate.Or(parts);
    }

    private Predicate all() {
        List<Predicate> parts = new ArrayList<>();
        do {
            parts.add(one());
        } while (tokens.skip("and"));
        return parts.size() == 1 ? parts.getFirst() : new Predicate.And(parts);
    }

    private Predicate one() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("the condition is nested more than " + DEEPEST + " deep");
        }
        try {
            if (tokens.skip("not")) {
                return new Predicate.Not(one());
            }
            if (tokens.skip("(")) {
                Predicate inner = any();
                tokens.require(")");
                return inner;
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    private Predicate comparison() {
        String column = tokens.column();
        if (tokens.skip("is")) {
            boolean not = tokens.skip("not");
            tokens.require("null");
            return negated(not, new Predicate.IsNull(column));
        }
        if (tokens.skip("not")) {
            return new Predicate.Not(membership(column, "in or between"));
        }
        for (Comparison comparison : Comparison.values()) {
            if (tokens.skip(comparison.symbol())) {
                return new Predicate.Compare(column, comparison, tokens.literal());
            }
        }
        if (tokens.skip("!=")) {
            return new Predicate.Compare(column, Comparison.NOT_EQUAL, tokens.literal());
        }
        return membership(column, OPERATORS);
    }

    private Predicate membership(String column, String expected) {
        if (tokens.skip("in")) {
            return new Predicate.In(column, literals());
        }
        if (tokens.skip("between")) {
            String least = tokens.literal();
            tokens.require("and");
            String most = tokens.literal();
            return new Predicate.And(List.of(
                    new Predicate.Compare(column, Comparison.GREATER_OR_EQUAL, least),
                    new Predicate.Compare(column, Comparison.LESS_OR_EQUAL, most)));
        }
        throw tokens.expected(expected);
    }

    private List<String> literals() {
        tokens.require("(");
        List<String> literals = new ArrayList<>();
        do {
            literals.add(tokens.literal());
        } while (tokens.skip(","));
        tokens.require(")");
        return literals;
    }

    private static Predicate negated(boolean not, Predicate predicate) {
        return not ? new Predicate.Not(predicate) : predicate;
    }
}
