package dev.leat.bench.workload;

import dev.leat.bench.engine.Program;

/// An engine with a program for a workload.
///
/// @param name that of the engine, or, where it has several programs, one that tells them apart
public record Contender(String name, Program program) {

    static Contender of(Program program) {
        return new Contender(program.engine(), program);
    }

    /// Another program of the same engine.
    static Contender of(String form, Program program) {
        return new Contender(program.engine() + " " + form, program);
    }
}
