/// What the engine's kernels and the formats' kernels share: the vector shapes, and bitmaps.
///
/// Start with [dev.leat.api.simd.Species]. Exported to those two modules alone; which loops run is decided by the
/// engine.
package dev.leat.api.simd;
