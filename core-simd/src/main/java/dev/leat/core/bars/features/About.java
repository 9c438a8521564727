package dev.leat.core.bars.features;

/// What the guide says of a column. Formulas use the symbols that the guide explains.
///
/// @param formula what it is, in the profile `textbook`
/// @param unit what it is counted in, or empty for a bare number
/// @param range the values it can have
/// @param absent when it has none, or what stands in where a denominator is zero
/// @param source the paper or the specification that it is from
/// @param rangebar what the profile `rangebar` does otherwise, or empty
public record About(String formula, String unit, String range, String absent, String source, String rangebar) {

    public static About of(String formula) {
        return new About(formula, "", "", "", "", "");
    }

    public About in(String itsUnit) {
        return new About(formula, itsUnit, range, absent, source, rangebar);
    }

    public About within(String itsRange) {
        return new About(formula, unit, itsRange, absent, source, rangebar);
    }

    public About absent(String when) {
        return new About(formula, unit, range, when, source, rangebar);
    }

    public About from(String paper) {
        return new About(formula, unit, range, absent, paper, rangebar);
    }

    public About rangebar(String otherwise) {
        return new About(formula, unit, range, absent, source, otherwise);
    }
}
