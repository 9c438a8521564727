package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;

/// What is worked out of the rows of a group. It keeps a state in each group's record, which depends on the rows and
/// their ordinals and not on their order: states of parts of the rows, combined in any way, are the state of all.
interface Aggregate {

    /// Says that the state refers to no text.
    long NO_TEXT = -1;

    /// The column that comes out.
    Field field();

    /// The column that texts of the state are of.
    int column();

    /// Bytes of the state, a multiple of 8.
    long bytes();

    /// Where in the state there is a reference to a text.
    default long textAt() {
        return NO_TEXT;
    }

    /// Whether texts of rows are kept in the state.
    default boolean keepsTexts() {
        return textAt() != NO_TEXT;
    }

    /// The most that is kept beside the states of the groups of some rows, other than texts of theirs, in bytes.
    default long room(Slice rows, MemorySegment records, long width, long at) {
        return 0;
    }

    /// Adds rows to the states of their groups, [stretch][Stretches] by stretch.
    ///
    /// @param records the records of all groups
    /// @param width bytes of a record
    /// @param at where in a record the state is
    void update(Slice rows, MemorySegment records, long width, long at);

    /// Adds the state of a part of the rows to another.
    ///
    /// @param texts what the texts of `into` lie in, and new ones are added to
    /// @param from a group whose `at` is that of the state
    void combine(MemorySegment into, long at, TextHeap texts, Group from);

    /// Puts out what a state comes to.
    ///
    /// @param at where in the group's record the state is
    /// @throws ArithmeticException where it has no place in the type of the column
    void emit(MemorySegment record, long at, MemorySegment texts, Cell into);
}
