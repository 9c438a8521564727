/// Which loops run: those of the Vector API or the scalar ones.
///
/// Start with [dev.leat.core.kernels.KernelChoice]. The loops themselves are with what they are for.
package dev.leat.core.kernels;
