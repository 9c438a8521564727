/// The budget, faked and tested.
///
/// Start with [dev.leat.tck.memory.ArenaBudget], which tests of plugins lend where an engine would lend its own.
package dev.leat.tck.memory;
