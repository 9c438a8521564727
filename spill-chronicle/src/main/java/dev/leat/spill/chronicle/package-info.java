/// State by key in files, for more keys than memory: Chronicle Map behind [dev.leat.api.state.KeyedState].
///
/// Start with [dev.leat.spill.chronicle.ChronicleState]. How its JARs come to be loaded apart from all others is not
/// here
/// but in the engine.
package dev.leat.spill.chronicle;
