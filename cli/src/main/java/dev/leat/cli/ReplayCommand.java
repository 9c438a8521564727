package dev.leat.cli;

import dev.leat.api.kernel.Controller;
import dev.leat.core.ControllerChoice;
import dev.leat.core.Observer.BatchDone;
import dev.leat.core.Plugins;
import java.io.IOException;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `leat replay`.
@Command(
        name = "replay",
        description = "Print what a controller would have decided, batch by batch, in a run that was traced.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat copy trades.csv -o null: --trace batches.csv",
            "  leat replay batches.csv --controller dybbs",
            "  leat replay batches.csv --controller vegas:alpha=1,beta=3 --quiet > decisions.csv"
        })
final class ReplayCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(paramLabel = "TRACE", description = "A file that --trace has written.")
    private String trace = "";

    ReplayCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        String name = shell.common().settings().controller();
        Controller controller = ControllerChoice.parse(name).open(Plugins.find().controllers());
        var told = new Told();
        try (TraceReader batches = TraceReader.of(trace)) {
            shell.out().println("sequence,rows_in,wanted_rows,replayed_rows,reason");
            int rows = controller.firstRows();
            Optional<BatchDone> next = batches.next();
            while (next.isPresent()) {
                BatchDone batch = next.get();
                String reason = "";
                if (batch.decision().heard()) {
                    rows = controller.nextRows(batch.observation());
                    reason = controller.reason();
                }
                told.add(batch, rows);
                shell.out()
                        .println(batch.sequence() + "," + batch.observation().rowsIn() + ","
                                + batch.decision().wanted() + "," + rows + "," + Trace.quoted(reason));
                next = batches.next();
            }
        }
        told.print(name);
        return 0;
    }

    /// What the decisions of both come to.
    private final class Told {
        private final LongSummaryStatistics then = new LongSummaryStatistics();
        private final LongSummaryStatistics now = new LongSummaryStatistics();
        private long batches;
        private long same;

        void add(BatchDone batch, int rows) {
            batches++;
            if (batch.decision().heard()) {
                then.accept(batch.decision().wanted());
                now.accept(rows);
                same += rows == batch.decision().wanted() ? 1 : 0;
            }
        }

        /// Decisions are on standard output already.
        void print(String name) {
            if (shell.common().json()) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("batches", batches).put("heard", then.getCount()).put("same", same);
                put(json.putObject("then"), then);
                put(json.putObject("replayed"), now);
                shell.err().println(json);
            } else if (!shell.common().quiet()) {
                shell.err().printf("%,d batches, %,d of them told to the controller%n", batches, then.getCount());
                if (then.getCount() > 0) {
                    shell.err().println("then: " + rows(then));
                    shell.err().println(name + ": " + rows(now) + "; the same " + same + " times");
                }
            }
        }

        private static void put(ObjectNode json, LongSummaryStatistics rows) {
            if (rows.getCount() > 0) {
                json.put("least", rows.getMin())
                        .put("mean", Math.round(rows.getAverage()))
                        .put("most", rows.getMax());
            }
        }

        private static String rows(LongSummaryStatistics rows) {
            return String.format(
                    Locale.ROOT,
                    "%,d to %,d rows, %,d on average",
                    rows.getMin(),
                    rows.getMax(),
                    Math.round(rows.getAverage()));
        }
    }
}
