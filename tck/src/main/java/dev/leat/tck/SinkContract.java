package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Sink;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every sink keeps.
public interface SinkContract {

    /// A place to write to that nobody has written to, another each time.
    Target target() throws IOException, InterruptedException;

    /// Where rows go.
    interface Target {

        /// Columns that it takes.
        Schema schema();

        Sink open(Environment environment) throws IOException, InterruptedException;

        /// What can be seen there now, or an empty list where there is nothing, not even a name.
        List<List<Object>> visible() throws IOException, InterruptedException;
    }

    @Test
    default void whatIsFlushedIsSeenInTheOrderItWasWritten() throws Exception {
        Table rows = rows(300);
        Target target = target();
        try (Sink sink = target.open(budget().environment())) {
            for (int from = 0; from < 300; from += 60) {
                write(sink, rows.slice(from, from + 60));
            }
            sink.flush();

            assertThat(target.visible()).isEqualTo(rows.rows());
        }
        assertThat(target.visible()).isEqualTo(rows.rows());
    }

    @Test
    default void whatIsNotFlushedIsNotSeen() throws Exception {
        Target target = target();
        try (Sink sink = target.open(budget().environment())) {
            write(sink, rows(300));

            assertThat(target.visible()).isEmpty();
        }
    }

    @Test
    default void nothingIsLeftOfWhatWasNotFlushed() throws Exception {
        Target target = target();
        try (Sink sink = target.open(budget().environment())) {
            write(sink, rows(300));
        }

        assertThat(target.visible()).isEmpty();
    }

    @Test
    default void noRowsCanBeFlushed() throws Exception {
        Target target = target();
        try (Sink sink = target.open(budget().environment())) {
            sink.flush();
        }

        assertThat(target.visible()).isEmpty();
    }

    @Test
    default void bytesWrittenNeverShrink() throws Exception {
        Target target = target();
        try (Sink sink = target.open(budget().environment())) {
            long before = sink.bytesWritten();
            assertThat(before).isNotNegative();
            for (int i = 0; i < 10; i++) {
                write(sink, rows(50));
                assertThat(sink.bytesWritten()).isGreaterThanOrEqualTo(before);
                before = sink.bytesWritten();
            }
            sink.flush();
            assertThat(sink.bytesWritten()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    default void whatItHoldsIsGivenBack() throws Exception {
        ArenaBudget budget = budget();
        try (Sink sink = target().open(budget.environment())) {
            write(sink, rows(50));
        }
        assertThat(budget.used()).as("held after it was closed without a flush").isZero();

        try (Sink sink = target().open(budget.environment())) {
            write(sink, rows(50));
            sink.flush();
        }
        assertThat(budget.used()).as("held after it was closed").isZero();
    }

    private Table rows(int count) throws IOException, InterruptedException {
        return RandomBatches.of(Seeds.next("SinkContract")).table(target().schema(), count);
    }

    private static void write(Sink sink, Table rows) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            sink.write(rows.batch(arena));
        }
    }

    private static ArenaBudget budget() {
        return new ArenaBudget(256 << 20);
    }
}
