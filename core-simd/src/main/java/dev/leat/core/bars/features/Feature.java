package dev.leat.core.bars.features;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import java.io.IOException;

/// A column: its name, what the guide says of it, and how it follows from what was measured.
///
/// @param <M> what was measured
public record Feature<M>(Field field, About about, Cell<M> textbook, Cell<M> rangebar) {

    /// What a formula gives where there is no value.
    static final double ABSENT = Double.NaN;

    static final long ABSENT_WHOLE = Long.MIN_VALUE;

    /// A column whose two profiles have one formula, which gives [#ABSENT] where there is no value.
    static <M> Feature<M> real(String name, About about, Formula<M> formula) {
        return real(name, about, formula, formula);
    }

    static <M> Feature<M> real(String name, About about, Formula<M> textbook, Formula<M> rangebar) {
        return new Feature<>(
                new Field(name, Type.FLOAT64),
                about,
                (measured, row, column) -> row.real(column, textbook.of(measured)),
                (measured, row, column) -> row.real(column, rangebar.of(measured)));
    }

    /// A column of whole numbers, whose formula gives [#ABSENT_WHOLE] where there is no value.
    static <M> Feature<M> whole(String name, About about, WholeFormula<M> formula) {
        Cell<M> cell = (measured, row, column) -> row.whole(column, formula.of(measured));
        return new Feature<>(new Field(name, Type.INT64), about, cell, cell);
    }

    Cell<M> cell(Profile profile) {
        return switch (profile) {
            case TEXTBOOK -> textbook;
            case RANGEBAR -> rangebar;
        };
    }

    /// Puts a column's value into its place.
    @FunctionalInterface
    interface Cell<M> {
        void fill(M measured, Row row, int column) throws IOException, InterruptedException;
    }

    /// How a value follows. It may go over the trades once more, which may lie on a disk.
    @FunctionalInterface
    interface Formula<M> {
        double of(M measured) throws IOException, InterruptedException;
    }

    /// How a whole number follows.
    @FunctionalInterface
    interface WholeFormula<M> {
        long of(M measured) throws IOException, InterruptedException;
    }
}
