package dev.leat.cli;

import dev.leat.core.Engine;
import dev.leat.core.Observer;
import dev.leat.core.Pipeline;
import dev.leat.core.Summary;
import java.io.IOException;
import java.io.PrintStream;

/// Runs a pipeline as people want to see it: progress while it lasts, a trace where asked for, a summary at the end.
final class Run {

    private final Shell shell;
    private final Engine engine;

    Run(Shell shell, Engine engine) {
        this.shell = shell;
        this.engine = engine;
    }

    /// @param standardOutput whether rows go there, so that the summary may not
    void run(Pipeline pipeline, boolean standardOutput) throws IOException, InterruptedException {
        CommonOptions common = shell.common();
        try (Trace trace = Trace.to(common.trace())) {
            Summary summary = observed(common.apply(pipeline), trace);
            if (common.json()) {
                PrintStream stream = standardOutput ? shell.err() : shell.out();
                stream.println(Summaries.json(summary));
            } else if (!common.quiet()) {
                Summaries.print(summary, shell.err());
            }
        }
    }

    private Summary observed(Pipeline pipeline, Trace trace) throws InterruptedException {
        if (shell.common().quiet() || !shell.terminal().exists()) {
            return engine.run(pipeline, trace);
        }
        var line = new ProgressLine(shell.err(), shell.terminal().columns());
        try {
            return engine.run(pipeline, new Observer() {
                @Override
                public void batch(BatchDone batch) {
                    trace.batch(batch);
                }

                @Override
                public void progress(Progress progress) {
                    line.progress(progress);
                }
            });
        } finally {
            line.erase();
        }
    }
}
