/// What happens to rows on their way, and how many of them travel together.
///
/// Start with [dev.leat.api.kernel.Kernel]; [dev.leat.api.kernel.Controller] sizes batches. Scheduling is not here: a
/// kernel is called by one thread at a time, in order if it asks for it.
package dev.leat.api.kernel;
