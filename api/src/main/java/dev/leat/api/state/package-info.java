/// State that operators keep by key, for more keys than objects on the heap would bear.
///
/// Start with [dev.leat.api.state.KeyedState]. Which implementation an operator gets is not decided here, but by its
/// user:
/// see [dev.leat.api.state.StateKinds].
package dev.leat.api.state;
