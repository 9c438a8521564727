/// Spilled bytes as files of checked blocks, in a folder that lives as long as its process; and rows parked in a file
/// of such blocks that stays.
///
/// Start with [dev.leat.spill.DiskSpill], then [dev.leat.spill.BlockWriter]. How batches become bytes is not here but
/// in [dev.leat.api.spill].
package dev.leat.spill;
