package dev.leat.core.run;

import dev.leat.core.PipelineException;

/// What a worker does, for the error that may come of it. For that worker, and for others once it has ended.
final class Whereabouts {

    private PipelineException.Stage stage = PipelineException.Stage.READ;
    private String split = "";
    private String position = "";

    void at(PipelineException.Stage doing, String where, String after) {
        stage = doing;
        split = where;
        position = after;
    }

    void at(PipelineException.Stage doing) {
        stage = doing;
    }

    PipelineException.Stage stage() {
        return stage;
    }

    PipelineException failure(Throwable cause) {
        return new PipelineException(stage, split, position, cause);
    }
}
