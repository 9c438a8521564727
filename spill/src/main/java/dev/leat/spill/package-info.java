/// Spilled bytes as files of checked blocks, in a folder that lives as long as its process.
///
/// Start with [dev.leat.spill.DiskSpill], then [dev.leat.spill.BlockWriter]. What the bytes mean is not known here, but
/// to
/// whoever spills.
package dev.leat.spill;
