/// State by key in memory of the budget.
///
/// Start with [dev.leat.core.state.HashState]. State that outlives its process is not here.
package dev.leat.core.state;
