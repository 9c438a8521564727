/// Files that workloads read: made once, kept, and made anew where they are not what they should be.
///
/// Start with [dev.leat.bench.input.Inputs].
package dev.leat.bench.input;
