/// What sizes batches: the controllers that Leat brings, each a pure function of what it has observed.
///
/// Start with [dev.leat.core.controller.AutoController], the default. What all of them ask for is kept within what rows
/// come to by [dev.leat.core.controller.Capped]. Rounding, caps and pauses are not here but in `run`.
package dev.leat.core.controller;
