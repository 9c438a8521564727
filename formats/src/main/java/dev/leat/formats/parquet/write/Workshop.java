package dev.leat.formats.parquet.write;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What the columns of a sink share, since one page is made at a time.
///
/// @param arena for what lives as long as the sink
/// @param encoded where values are encoded
/// @param codes the codes of a page, 32 bits each
/// @param pages makes data pages
/// @param dictionaries makes dictionary pages, while a data page waits to be written
record Workshop(
        Arena arena,
        MemoryBudget memory,
        WaitingPages waiting,
        Buffer encoded,
        MemorySegment codes,
        PageMaker pages,
        PageMaker dictionaries) {}
