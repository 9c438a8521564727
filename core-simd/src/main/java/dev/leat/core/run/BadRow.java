package dev.leat.core.run;

import dev.leat.api.data.Reject;

/// A row that is not taken, since it is wrong.
sealed interface BadRow {

    /// How many of the rows read together that are taken stand before it.
    int before();

    /// One that its reader could not read.
    record Unread(Reject reject) implements BadRow {
        @Override
        public int before() {
            return reject.before();
        }
    }

    /// One that lacks a value which is needed.
    ///
    /// @param place its number among all rows read together
    record Lacking(int before, int place, String column) implements BadRow {}
}
