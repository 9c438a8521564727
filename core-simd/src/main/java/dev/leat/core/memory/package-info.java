/// How much memory a process may hold, and who holds it: the limit, the budget below it, and the slabs that batches lie
/// in.
///
/// Start with [dev.leat.core.memory.Budget]; [dev.leat.core.memory.ProcessLimit] says where its size comes from. Who
/// waits for memory, and what is given up when there is none, is decided in `run`.
package dev.leat.core.memory;
