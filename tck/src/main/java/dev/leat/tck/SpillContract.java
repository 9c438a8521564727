package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Position;
import dev.leat.api.spill.BatchReader;
import dev.leat.api.spill.BatchWriter;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/// What every place to spill to keeps.
public interface SpillContract {

    /// How many bytes the spill may hold.
    long CAP = 4 << 20;

    /// Opens the spill, allowed to hold [#CAP] bytes.
    Spill open(Environment environment) throws IOException, InterruptedException;

    /// How many things there are where it spills to: files and folders of its own.
    long left() throws IOException;

    @Test
    default void nothingIsMadeBeforeTheFirstFile() throws Exception {
        try (Spill spill = spill()) {
            assertThat(left()).isZero();
            assertThat(spill.usage()).isEqualTo(new Spill.Usage(0, 0, 0));
        }
    }

    @Test
    default void whatWasAppendedIsReadFromAnywhereAndAgain() throws Exception {
        var random = new Random(Seeds.next("SpillContract"));
        byte[] all = bytes(random, 1_000_000);
        try (Spill spill = spill();
                SpilledBytes file = spill.open("test")) {
            append(file, all, random);
            file.flush();

            assertThat(file.size()).isEqualTo(all.length);
            try (SpilledBytes.Reader one = file.open();
                    SpilledBytes.Reader other = file.open()) {
                assertThat(one.size()).isEqualTo(all.length);
                assertSame(read(one, 0, all.length), all, 0);
                assertSame(read(one, 0, all.length), all, 0);
                for (int i = 0; i < 200; i++) {
                    int from = random.nextInt(all.length);
                    int count = random.nextInt(Math.min(300_000, all.length - from) + 1);
                    assertSame(read(other, from, count), all, from);
                }
            }
        }
    }

    @Test
    default void aReaderSeesWhatWasFlushedBeforeItAndWritingGoesOn() throws Exception {
        var random = new Random(2);
        byte[] all = bytes(random, 600_000);
        try (Spill spill = spill();
                SpilledBytes file = spill.open("test")) {
            append(file, Arrays.copyOf(all, 300_001), random);
            file.flush();
            try (SpilledBytes.Reader early = file.open()) {
                append(file, Arrays.copyOfRange(all, 300_001, 600_000), random);
                assertThat(early.size()).isEqualTo(300_001);
                assertSame(read(early, 0, 300_001), all, 0);
                file.flush();
                assertSame(read(early, 0, 300_001), all, 0);
            }
            try (SpilledBytes.Reader late = file.open()) {
                assertSame(read(late, 0, 600_000), all, 0);
                assertSame(read(late, 299_999, 5), all, 299_999);
            }
        }
    }

    @Test
    default void thereIsNothingToReadBeyondTheEnd() throws Exception {
        try (Spill spill = spill();
                SpilledBytes file = spill.open("test")) {
            append(file, bytes(new Random(3), 100), new Random(3));
            file.flush();
            try (SpilledBytes.Reader reader = file.open()) {
                assertThat(read(reader, 100, 0)).isEmpty();
                assertThatThrownBy(() -> read(reader, 99, 2)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> read(reader, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    default void readersOfSeveralThreadsDoNotDisturbEachOther() throws Exception {
        byte[] all = bytes(new Random(4), 1_000_000);
        List<Throwable> failures = new ArrayList<>();
        try (Spill spill = spill();
                SpilledBytes file = spill.open("test")) {
            append(file, all, new Random(4));
            file.flush();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                var random = new Random(i);
                threads.add(Thread.ofPlatform().start(() -> readAround(file, all, random, failures)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    default void batchesComeBackWhateverTheirTypesAndSizes() throws Exception {
        long seed = Seeds.next("SpillContract batches");
        var random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            RandomBatches batches = i % 3 == 0 ? RandomBatches.withoutNulls(seed + i) : RandomBatches.of(seed + i);
            Schema schema = i == 0 ? RandomBatches.schema(RandomBatches.ALL_TYPES) : batches.schema();
            Table rows = batches.table(schema, random.nextInt(2000));
            try (Spill spill = spill();
                    SpilledBytes file = spill.open("test")) {
                write(file, rows, Cuts.random(seed + i));

                try (BatchReader reader = reader(file, schema, Position.START)) {
                    assertSame(rows(reader, schema, Cuts.random(seed - i)), rows);
                }
            }
        }
    }

    @Test
    default void readingGoesOnWhereAnotherReaderWas() throws Exception {
        Table rows = RandomBatches.of(5).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 1000);
        try (Spill spill = spill();
                SpilledBytes file = spill.open("test")) {
            write(file, rows, Cuts.random(5));
            Position position = Position.START;
            List<List<Object>> read = new ArrayList<>();
            IntSupplier cuts = Cuts.random(6);
            while (true) {
                try (BatchReader reader = reader(file, rows.schema(), position);
                        Arena arena = Arena.ofShared()) {
                    var builder = new BatchBuilder(rows.schema(), cuts.getAsInt(), arena);
                    if (!reader.read(builder)) {
                        break;
                    }
                    read.addAll(Table.of(builder.build(Origin.NOWHERE)).rows());
                    position = reader.position();
                }
            }

            assertSame(read, rows);
        }
    }

    @Test
    default void writingTakesNothingFromTheBudget() throws Exception {
        var budget = new ArenaBudget(64 << 20);
        Table rows = RandomBatches.of(7).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 3000);
        try (Spill spill = open(budget.environment());
                SpilledBytes file = spill.open("test");
                BatchWriter writer = new BatchWriter(file, rows.schema(), budget);
                Arena arena = Arena.ofShared()) {
            long held = budget.used();
            long peak = budget.peak();
            assertThat(held).isPositive();
            writer.append(rows.batch(arena));
            file.flush();

            assertThat(budget.used()).isEqualTo(held);
            assertThat(budget.peak()).isEqualTo(peak);
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    default void aFileWithoutRoomForItsBuffersIsRefusedAndTakesNothing() throws Exception {
        var budget = new ArenaBudget(100);
        try (Spill spill = open(budget.environment())) {
            assertThatThrownBy(() -> spill.open("test")).isInstanceOf(MemoryExceededException.class);
            assertThat(budget.used()).isZero();
        }
        assertThat(left()).isZero();
    }

    @Test
    default void moreThanIsAllowedIsRefusedAndWhatWasFlushedIsStillThere() throws Exception {
        var random = new Random(8);
        byte[] some = bytes(random, (int) CAP / 4);
        try (Spill spill = spill();
                SpilledBytes file = spill.open("bars of test")) {
            append(file, some, random);
            file.flush();

            assertThatThrownBy(() -> append(file, bytes(random, (int) CAP), random))
                    .isInstanceOfSatisfying(
                            SpillExceededException.class,
                            exceeded ->
                                    assertThat(exceeded.reason()).isEqualTo(SpillExceededException.Reason.CAP_REACHED))
                    .hasMessageContaining("bars of test")
                    .hasMessageContaining("--max-temp");
            try (SpilledBytes.Reader reader = file.open()) {
                assertSame(read(reader, 0, some.length), some, 0);
            }
            assertThat(spill.usage().peak()).isLessThanOrEqualTo(CAP);
        }
        assertThat(left()).isZero();
    }

    @Test
    default void whatIsClosedIsDeletedAndMakesRoom() throws Exception {
        var budget = new ArenaBudget(64 << 20);
        var random = new Random(9);
        try (Spill spill = open(budget.environment())) {
            for (int i = 0; i < 5; i++) {
                try (SpilledBytes file = spill.open("test")) {
                    append(file, bytes(random, (int) CAP / 2), random);
                    file.flush();
                    assertThat(spill.usage().held()).isGreaterThanOrEqualTo(CAP / 2);
                }
                assertThat(spill.usage().held()).isZero();
            }
            assertThat(spill.usage().peak()).isBetween(CAP / 2, CAP);
            assertThat(spill.usage().written()).isGreaterThanOrEqualTo(5 * CAP / 2);
        }
        assertThat(budget.used()).isZero();
        assertThat(left()).isZero();
    }

    @Test
    default void closingAFileTwiceGivesBackOnce() throws Exception {
        try (Spill spill = spill();
                SpilledBytes other = spill.open("other")) {
            append(other, bytes(new Random(10), 1000), new Random(10));
            other.flush();
            long held = spill.usage().held();
            SpilledBytes file = spill.open("test");
            append(file, bytes(new Random(11), 1000), new Random(11));
            file.flush();

            file.close();
            file.close();

            assertThat(spill.usage().held()).isEqualTo(held);
        }
    }

    private Spill spill() throws IOException, InterruptedException {
        return open(new ArenaBudget(64 << 20).environment());
    }

    private static void readAround(SpilledBytes file, byte[] all, Random random, List<Throwable> failures) {
        try (SpilledBytes.Reader reader = file.open()) {
            for (int i = 0; i < 50; i++) {
                int from = random.nextInt(all.length - 1000);
                assertSame(read(reader, from, 1000), all, from);
            }
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }

    private static void append(SpilledBytes file, byte[] bytes, Random random)
            throws IOException, InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            for (long from = 0; from < bytes.length; ) {
                long count = Math.min(bytes.length - from, random.nextInt(200_000));
                assertThat(file.append(segment.asSlice(from, count))).isEqualTo(file.size() - count);
                from += count;
            }
        }
    }

    private static byte[] read(SpilledBytes.Reader reader, long from, int count)
            throws IOException, InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment into = arena.allocate(count);
            reader.read(from, into);
            return into.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static void write(SpilledBytes file, Table rows, IntSupplier cuts)
            throws IOException, InterruptedException {
        try (BatchWriter writer = new BatchWriter(file, rows.schema(), new ArenaBudget(64 << 20))) {
            for (int from = 0; from < rows.rows().size(); ) {
                int to = Math.min(rows.rows().size(), from + 10 * cuts.getAsInt());
                try (Arena arena = Arena.ofShared()) {
                    writer.append(rows.slice(from, to).batch(arena));
                }
                from = to;
            }
            assertThat(writer.rows()).isEqualTo(rows.rows().size());
        }
        file.flush();
    }

    private static BatchReader reader(SpilledBytes file, Schema schema, Position from)
            throws IOException, InterruptedException {
        return new BatchReader(schema, file.open(), from, new ArenaBudget(64 << 20));
    }

    private static List<List<Object>> rows(BatchReader reader, Schema schema, IntSupplier cuts)
            throws IOException, InterruptedException {
        List<List<Object>> read = new ArrayList<>();
        while (true) {
            try (Arena arena = Arena.ofShared()) {
                var builder = new BatchBuilder(schema, cuts.getAsInt(), arena);
                if (!reader.read(builder)) {
                    return read;
                }
                read.addAll(Table.of(builder.build(Origin.NOWHERE)).rows());
            }
        }
    }

    /// The bytes are too many to be shown.
    private static void assertSame(byte[] read, byte[] all, int from) {
        int different = Arrays.mismatch(read, Arrays.copyOfRange(all, from, from + read.length));
        assertThat(different)
                .as("the first that differs of %d bytes from %d", read.length, from)
                .isEqualTo(-1);
    }

    private static void assertSame(List<List<Object>> read, Table rows) {
        assertThat(read.size()).as("rows").isEqualTo(rows.rows().size());
        for (int row = 0; row < read.size(); row++) {
            assertThat(read.get(row)).as("row %d", row).isEqualTo(rows.rows().get(row));
        }
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
