package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.ListSource;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SourceContractTest {

    private static final ListSource GOOD =
            new ListSource(RandomBatches.of(1).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 200), 90);

    @Nested
    class AGoodSource implements SourceContract {
        @Override
        public Source open(Environment environment) {
            return GOOD;
        }
    }

    @Test
    void aSourceThatLosesARowAtTheEdgeOfABatchFails() {
        assertThat(failures(LosingRows::new)).contains("anyBatchSizeGivesTheSameRows");
    }

    @Test
    void aSourceThatDoesNotSayWhichRowsStandBeforeARejectFails() {
        assertThat(failures(Misplacing::new)).containsExactly("rejectsStandBetweenTheSameRowsWhateverTheBatches");
    }

    @Test
    void aSourceWhosePositionIsOffByOneFails() {
        assertThat(failures(PositionOffByOne::new)).contains("readingGoesOnAtThePositionAfterAnyBatch");
    }

    @Test
    void aSourceThatFillsSomethingAfterItsEndFails() {
        assertThat(failures(NeverAtAnEnd::new)).contains("readAfterTheEndStaysFalseAndFillsNothing");
    }

    @Test
    void aSourceThatGuessesItsStartAndDoesNotSayWhereFails() {
        assertThat(failures(WrongStart::new)).contains("aSplitThatContinuesStartsWhereTheOneBeforeItEnds");
    }

    @Test
    void aSourceThatIgnoresTheColumnsAskedForFails() {
        SourceContract contract = environment -> new Unprojected(GOOD);

        assertThat(Contracts.failures(SourceContract.class, () -> contract)).contains("columnsComeAsAskedFor");
    }

    @Test
    void aSourceWhoseReadersLeakFails() {
        SourceContract contract = environment -> new Readers(GOOD, reader -> new Leaking(reader, environment));

        assertThat(Contracts.failures(SourceContract.class, () -> contract)).contains("whatWasOpenedIsGivenBack");
    }

    @Test
    void aSourceWhoseReadersShareTheirPlaceFails() {
        SourceContract contract = environment -> {
            Reader one = GOOD.open(GOOD.splits(scan()).getFirst(), scan(), Position.START);
            return new Readers(GOOD, _ -> one);
        };

        assertThat(Contracts.failures(SourceContract.class, () -> contract))
                .contains("readersOfASplitDoNotDisturbEachOther");
    }

    @Test
    void aSourceThatTakesAnyColumnFails() {
        SourceContract contract = environment -> new Unchecked(GOOD);

        assertThat(Contracts.failures(SourceContract.class, () -> contract))
                .containsExactly("columnsAndTypesThatItDoesNotOfferAreRefused");
    }

    @Test
    void aSourceThatTurnsAnInterruptIntoAFailureFails() {
        assertThat(failures(FailingOnInterrupt::new)).containsExactly("anInterruptIsNoOtherError");
    }

    private static List<String> failures(UnaryOperator<Reader> broken) {
        SourceContract contract = environment -> new Readers(GOOD, broken);
        return Contracts.failures(SourceContract.class, () -> contract);
    }

    private static Scan scan() {
        return new Scan(GOOD.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);
    }

    private record Misplacing(Reader reader) implements Readers.Wrapped {
        @Override
        public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
            boolean more = reader.read(lent);
            if (more) {
                lent.reject(new Reject(0, 1, "", "is bad", lent.allocate(1)));
            }
            return more;
        }
    }

    private record LosingRows(Reader reader) implements Readers.Wrapped {
        @Override
        public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
            boolean more = reader.read(lent);
            if (lent.rows() == lent.capacity() && lent.rows() > 1) {
                lent.rows(lent.rows() - 1);
            }
            return more;
        }
    }

    private record PositionOffByOne(Reader reader) implements Readers.Wrapped {
        @Override
        public Position position() {
            Position right = reader.position();
            return right.equals(Position.START)
                    ? right
                    : new Position(Integer.toString(Integer.parseInt(right.value()) - 1));
        }
    }

    private record NeverAtAnEnd(Reader reader) implements Readers.Wrapped {
        @Override
        public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
            boolean more = reader.read(lent);
            if (!more) {
                lent.rows(1);
            }
            return more;
        }
    }

    private record WrongStart(Reader reader) implements Readers.Wrapped {
        @Override
        public Position start() {
            return Position.START;
        }
    }

    private record Leaking(Reader reader, Environment environment) implements Readers.Wrapped {
        @Override
        public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
            Arena arena = environment.memory().open("leak");
            arena.allocate(10);
            return reader.read(lent);
        }
    }

    private record FailingOnInterrupt(Reader reader) implements Readers.Wrapped {
        @Override
        public boolean read(BatchBuilder lent) throws IOException, InterruptedException {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("closed by interrupt");
            }
            return reader.read(lent);
        }
    }

    /// Delivers the columns it has in its own order, as far as there are any.
    private record Unprojected(ListSource source) implements Wrapped {
        @Override
        public Reader open(Split split, Scan scan, Position from) {
            List<Field> first =
                    source.schema().fields().subList(0, scan.columns().size());
            return source.open(split, new Scan(first, scan.where(), scan.digits()), from);
        }
    }

    private record Unchecked(ListSource source) implements Wrapped {
        @Override
        public List<Split> splits(Scan scan) {
            return source.splits(SourceContractTest.scan());
        }
    }

    private interface Wrapped extends Source {
        ListSource source();

        @Override
        default Schema schema() {
            return source().schema();
        }

        @Override
        default List<Split> splits(Scan scan) {
            return source().splits(scan);
        }

        @Override
        default Reader open(Split split, Scan scan, Position from) {
            return source().open(split, scan, from);
        }

        @Override
        default void close() {}
    }

    @Test
    void aTableIsTheSameAfterItWasABatch() {
        Table table = GOOD.table();

        try (Arena arena = Arena.ofConfined()) {
            assertThat(Table.of(table.batch(arena))).isEqualTo(table);
        }
    }
}
