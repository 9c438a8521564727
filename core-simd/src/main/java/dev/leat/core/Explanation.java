package dev.leat.core;

import dev.leat.api.data.Schema;
import java.util.List;

/// What a run of a pipeline would do, found without reading rows.
///
/// @param read the columns that are read, and as what
/// @param where the condition, or empty
/// @param splits in how many splits the inputs are read
/// @param bytes how many bytes they have, or [Split#UNKNOWN]
/// @param skipped what is not read since the condition cannot be true there, in lines for people
/// @param kernels in order
/// @param written the columns that are written
public record Explanation(
        Schema read, String where, int splits, long bytes, List<String> skipped, List<String> kernels, Schema written) {
    public Explanation {
        skipped = List.copyOf(skipped);
        kernels = List.copyOf(kernels);
    }
}
