package dev.leat.core.run;

import dev.leat.api.source.Position;
import dev.leat.api.source.Split;
import java.io.IOException;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// What a run tells the flight recorder.
final class RunEvents {

    private static final System.Logger LOG = System.getLogger("dev.leat.core");

    private RunEvents() {}

    static void reopened(Reopened event, Split split, Position position, IOException failure) {
        LOG.log(
                System.Logger.Level.INFO,
                () -> "reading " + split.where() + " again from '" + position.value() + "': " + failure.getMessage());
        event.split = split.where();
        event.position = position.value();
        event.failure = String.valueOf(failure.getMessage());
        event.commit();
    }

    @Name("dev.leat.BatchRead")
    @Label("Batch Read")
    @Category("Leat")
    @StackTrace(false)
    static final class BatchRead extends Event {
        @Label("Split")
        String split = "";

        @Label("Rows Asked")
        int asked;

        @Label("Rows")
        int rows;

        @Label("Bytes")
        @DataAmount
        long bytes;
    }

    @Name("dev.leat.BatchProcessed")
    @Label("Batch Processed")
    @Category("Leat")
    @StackTrace(false)
    static final class BatchProcessed extends Event {
        @Label("Split")
        String split = "";

        @Label("Rows In")
        long rowsIn;

        @Label("Rows Out")
        long rowsOut;
    }

    @Name("dev.leat.BatchWritten")
    @Label("Batch Written")
    @Category("Leat")
    @StackTrace(false)
    static final class BatchWritten extends Event {
        @Label("Rows")
        int rows;
    }

    @Name("dev.leat.MemoryWait")
    @Label("Memory Wait")
    @Category("Leat")
    @StackTrace(false)
    static final class MemoryWait extends Event {
        @Label("Bytes In Flight")
        @DataAmount
        long inFlight;
    }

    @Name("dev.leat.SizeChanged")
    @Label("Size Changed")
    @Category("Leat")
    @StackTrace(false)
    static final class SizeChanged extends Event {
        @Label("Rows Before")
        int before;

        @Label("Rows After")
        int after;
    }

    @Name("dev.leat.Reopened")
    @Label("Reader Reopened")
    @Category("Leat")
    @StackTrace(false)
    static final class Reopened extends Event {
        @Label("Split")
        String split = "";

        @Label("Position")
        String position = "";

        @Label("Failure")
        String failure = "";
    }
}
