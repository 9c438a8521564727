package dev.leat.core.sort;

import dev.leat.api.spill.SpilledBytes;

/// Sorted records in a file.
///
/// @param from where in the file they start
/// @param to where they end
/// @param ranges what their keys lie between
/// @param longest the length of the longest record
/// @param renaming what words are called in it
record SpilledRun(SpilledBytes file, long from, long to, KeyRanges ranges, int longest, Renaming renaming) {

    /// The same run for a sort that calls words otherwise.
    SpilledRun renamed(Renaming other) {
        return new SpilledRun(file, from, to, ranges, longest, renaming.then(other));
    }

    /// This run and one behind it in the same file.
    SpilledRun and(SpilledRun next) {
        ranges.add(next.ranges);
        return new SpilledRun(file, from, next.to, ranges, Math.max(longest, next.longest), renaming);
    }
}
