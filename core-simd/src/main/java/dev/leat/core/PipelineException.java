package dev.leat.core;

import java.io.Serial;

/// Why a run failed, and where it was. The cause tells which of the six kinds of error it is: what was asked for
/// ([IllegalArgumentException]) is never wrapped; bytes that are wrong are a [dev.leat.api.data.DataException]; the
/// world failing an [java.io.IOException]; no memory a [dev.leat.api.memory.MemoryExceededException], no room to spill
/// a [dev.leat.api.spill.SpillExceededException]; anything else is a bug.
public final class PipelineException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Stage stage;
    private final String split;
    private final String position;

    public PipelineException(Stage stage, String split, String position, Throwable cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        this.stage = stage;
        this.split = split;
        this.position = position;
    }

    public Stage stage() {
        return stage;
    }

    /// What people call the split that was read, or empty.
    public String split() {
        return split;
    }

    /// The last position known in the split, or empty.
    public String position() {
        return position;
    }

    /// What the run was doing.
    public enum Stage {
        OPEN,
        READ,
        KERNEL,
        WRITE
    }
}
