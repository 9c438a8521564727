/// Work by hand on libraries for Java, as peers: one thread unless a task says otherwise, no tricks.
package dev.leat.bench.task;
