package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.LaneReading.Part;
import dev.leat.tck.LaneReading.Step;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every source keeps. It needs one with an end, of a few hundred rows: each test reads them several times.
public interface SourceContract {

    /// Opens the source, the same each time.
    Source open(Environment environment) throws IOException, InterruptedException;

    @Test
    default void anyBatchSizeGivesTheSameRows() throws Exception {
        long seed = Seeds.next("SourceContract");
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            Table expected = LaneReading.rows(source, scan, Cuts.all(65536));

            for (int size : Cuts.sizes()) {
                assertThat(LaneReading.rows(source, scan, Cuts.all(size)).rows())
                        .as("batches of %d rows", size)
                        .isEqualTo(expected.rows());
            }
            assertThat(LaneReading.rows(source, scan, Cuts.random(seed)).rows())
                    .as("batches of random sizes")
                    .isEqualTo(expected.rows());
        }
    }

    @Test
    default void rejectsStandBetweenTheSameRowsWhateverTheBatches() throws Exception {
        long seed = Seeds.next("SourceContract");
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            for (Split split : source.splits(scan)) {
                List<LaneReading.Rejected> expected = LaneReading.part(
                                source, split, scan, Position.START, Cuts.all(65536))
                        .rejects();

                for (int size : Cuts.sizes()) {
                    assertThat(LaneReading.part(source, split, scan, Position.START, Cuts.all(size))
                                    .rejects())
                            .as("batches of %d rows", size)
                            .isEqualTo(expected);
                }
                assertThat(LaneReading.part(source, split, scan, Position.START, Cuts.random(seed))
                                .rejects())
                        .as("batches of random sizes")
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    default void hasRows() throws Exception {
        try (Source source = open(budget().environment())) {
            assertThat(LaneReading.rows(source, all(source), Cuts.all(1024)).rows())
                    .as("a source without rows shows nothing")
                    .isNotEmpty();
        }
    }

    @Test
    default void readingGoesOnAtThePositionAfterAnyBatch() throws Exception {
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            for (Split split : source.splits(scan)) {
                List<List<Object>> expected = LaneReading.part(source, split, scan, Position.START, Cuts.all(65536))
                        .rows()
                        .rows();
                for (Edge edge : edges(source, split, scan, Math.max(1, expected.size() / 40))) {
                    List<List<Object>> rest = LaneReading.part(source, split, scan, edge.position(), Cuts.all(1024))
                            .rows()
                            .rows();

                    assertThat(rest)
                            .as(
                                    "%s from '%s', after %d rows",
                                    split.where(), edge.position().value(), edge.rows())
                            .isEqualTo(expected.subList(edge.rows(), expected.size()));
                }
            }
        }
    }

    @Test
    default void thePositionOfAReaderThatHasReadNothingIsWhereItStarts() throws Exception {
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            for (Split split : source.splits(scan)) {
                Part whole = LaneReading.part(source, split, scan, Position.START, Cuts.all(1024));
                Position before;
                try (Reader reader = source.open(split, scan, Position.START)) {
                    before = reader.position();
                }

                assertThat(LaneReading.part(source, split, scan, before, Cuts.all(1024))
                                .rows())
                        .isEqualTo(whole.rows());
            }
        }
    }

    @Test
    default void aSplitThatContinuesStartsWhereTheOneBeforeItEnds() throws Exception {
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            Part before = new Part(Position.START, new Table(source.schema(), List.of()), List.of(), Position.START);
            for (Split split : source.splits(scan)) {
                Part guessed = LaneReading.part(source, split, scan, Position.START, Cuts.all(1024));
                if (split.continues()) {
                    Part exact = LaneReading.part(source, split, scan, before.end(), Cuts.all(1024));

                    assertThat(exact.start()).as("start of " + split).isEqualTo(before.end());
                    if (guessed.start().equals(before.end())) {
                        assertThat(guessed).as(split.toString()).isEqualTo(exact);
                    }
                    guessed = exact;
                }
                before = guessed;
            }
        }
    }

    @Test
    default void readAfterTheEndStaysFalseAndFillsNothing() throws Exception {
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            for (Split split : source.splits(scan)) {
                try (Reader reader = source.open(split, scan, Position.START)) {
                    Step step = LaneReading.step(reader, source.schema(), 1024);
                    while (step.more()) {
                        step = LaneReading.step(reader, source.schema(), 1024);
                    }
                    Position end = reader.position();

                    for (int i = 0; i < 3; i++) {
                        assertThat(step.rows().rows()).isEmpty();
                        step = LaneReading.step(reader, source.schema(), 5);
                        assertThat(step.more()).isFalse();
                    }
                    assertThat(reader.position()).isEqualTo(end);
                }
            }
        }
    }

    @Test
    default void columnsComeAsAskedFor() throws Exception {
        try (Source source = open(budget().environment())) {
            Table everything = LaneReading.rows(source, all(source), Cuts.all(1024));
            List<Field> turned = source.schema().fields().reversed();
            List<String> names = turned.stream().map(Field::name).toList();

            assertThat(LaneReading.rows(source, scan(turned), Cuts.all(100))).isEqualTo(everything.select(names));
            for (Field field : turned) {
                assertThat(LaneReading.rows(source, scan(List.of(field)), Cuts.all(100)))
                        .as("column %s alone", field)
                        .isEqualTo(everything.select(List.of(field.name())));
            }
        }
    }

    /// A source may leave it to the engine to reject them.
    @Test
    default void ofRowsThatLackWhatIsRequiredAllAreRejectedOrNone() throws Exception {
        try (Source source = open(budget().environment())) {
            List<Field> columns = source.schema().fields();
            List<List<Object>> all =
                    LaneReading.rows(source, all(source), Cuts.all(1024)).rows();
            for (int column = 0; column < columns.size(); column++) {
                int at = column;
                List<List<Object>> whole = all.stream()
                        .filter(row -> !row.get(at).equals(Table.Absent.NULL))
                        .toList();
                String name = columns.get(column).name();
                var scan = new Scan(columns, Predicate.ALL, Scan.Digits.REFUSE, Set.of(name));

                assertThat(LaneReading.rows(source, scan, Cuts.all(100)).rows())
                        .as("with a value in %s", name)
                        .isIn(all, whole);
            }
        }
    }

    @Test
    default void readersOfASplitDoNotDisturbEachOther() throws Exception {
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            Split split = source.splits(scan).getFirst();
            try (Reader one = source.open(split, scan, Position.START);
                    Reader other = source.open(split, scan, Position.START)) {
                for (int i = 0; i < 50; i++) {
                    Step expected = LaneReading.step(one, source.schema(), 3);

                    assertThat(LaneReading.step(other, source.schema(), 3)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    default void aSplitOfOneSourceIsReadByAnother() throws Exception {
        try (Source here = open(budget().environment());
                Source there = open(budget().environment())) {
            assertThat(there.schema()).isEqualTo(here.schema());
            for (Split split : here.splits(all(here))) {
                assertThat(LaneReading.part(there, split, all(there), Position.START, Cuts.all(1024)))
                        .isEqualTo(LaneReading.part(here, split, all(here), Position.START, Cuts.all(1024)));
            }
        }
    }

    @Test
    default void naturalTypesAreOffered() throws Exception {
        try (Source source = open(budget().environment())) {
            for (Field field : source.schema().fields()) {
                assertThat(source.offers(field.name(), field.type()))
                        .as(field.toString())
                        .isTrue();
            }
        }
    }

    @Test
    default void columnsAndTypesThatItDoesNotOfferAreRefused() throws Exception {
        try (Source source = open(budget().environment())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> source.splits(scan(List.of(new Field("no such column", Type.INT64)))))
                    .withMessageContaining("no such column");
            Field first = source.schema().field(0);
            for (Type type : List.of(Type.BOOL, Type.DATE, Type.BINARY)) {
                if (!source.offers(first.name(), type)) {
                    assertThatIllegalArgumentException()
                            .as("%s as %s", first, type)
                            .isThrownBy(() -> source.splits(scan(List.of(new Field(first.name(), type)))));
                }
            }
        }
    }

    @Test
    default void whatWasOpenedIsGivenBack() throws Exception {
        ArenaBudget budget = budget();
        try (Source source = open(budget.environment())) {
            long before = budget.used();
            Scan scan = all(source);
            for (Split split : source.splits(scan)) {
                Reader reader = source.open(split, scan, Position.START);
                LaneReading.step(reader, source.schema(), 2);
                reader.close();
                reader.close();
            }
            assertThat(budget.used()).as("held after readers were closed").isEqualTo(before);
        }
        assertThat(budget.used()).as("held after the source was closed").isZero();
    }

    @Test
    default void anInterruptIsNoOtherError() throws Exception {
        try (Source source = open(budget().environment())) {
            Scan scan = all(source);
            Split split = source.splits(scan).getFirst();
            try (Reader reader = source.open(split, scan, Position.START)) {
                Thread.currentThread().interrupt();
                LaneReading.step(reader, source.schema(), 10);
            } catch (InterruptedException _) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            } finally {
                Thread.interrupted();
            }
        }
    }

    private static ArenaBudget budget() {
        return new ArenaBudget(256 << 20);
    }

    private static Scan all(Source source) {
        return scan(source.schema().fields());
    }

    private static Scan scan(List<Field> columns) {
        return new Scan(columns, Predicate.ALL, Scan.Digits.REFUSE);
    }

    private static List<Edge> edges(Source source, Split split, Scan scan, int size)
            throws IOException, InterruptedException {
        List<Edge> edges = new ArrayList<>();
        try (Reader reader = source.open(split, scan, Position.START)) {
            int rows = 0;
            Step step = LaneReading.step(reader, source.schema(), size);
            while (step.more()) {
                rows += step.rows().rows().size();
                edges.add(new Edge(rows, reader.position()));
                step = LaneReading.step(reader, source.schema(), size);
            }
        }
        return edges;
    }

    /// A place between two batches.
    record Edge(int rows, Position position) {}
}
