/// Rows as plain objects, to write tests with, and random ones.
///
/// Start with [dev.leat.tck.data.Table].
package dev.leat.tck.data;
