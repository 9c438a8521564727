package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.tck.fakes.HeapSpill;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpillContractTest {

    @Nested
    class AGoodSpill implements SpillContract {
        @Override
        public Spill open(Environment environment) {
            return new HeapSpill(environment.memory(), CAP);
        }

        @Override
        public long left() {
            return 0;
        }
    }

    @Test
    void aSpillThatChangesAByteFails() {
        assertThat(failures(spill -> new Wrapped(spill, Flipping::new)))
                .contains("whatWasAppendedIsReadFromAnywhereAndAgain", "readersOfSeveralThreadsDoNotDisturbEachOther");
    }

    @Test
    void aSpillWhoseReadersSeeNothingFails() {
        assertThat(failures(spill -> new Wrapped(spill, NeverFlushing::new)))
                .contains("whatWasAppendedIsReadFromAnywhereAndAgain", "batchesComeBackWhateverTheirTypesAndSizes");
    }

    @Test
    void aSpillThatKeepsWhatIsClosedFails() {
        assertThat(failures(spill -> new Wrapped(spill, Keeping::new)))
                .contains("whatIsClosedIsDeletedAndMakesRoom", "closingAFileTwiceGivesBackOnce");
    }

    @Test
    void aSpillWithoutACapFails() {
        assertThat(Contracts.failures(SpillContract.class, Unbounded::new))
                .containsExactly("moreThanIsAllowedIsRefusedAndWhatWasFlushedIsStillThere");
    }

    private static List<String> failures(UnaryOperator<Spill> broken) {
        return Contracts.failures(SpillContract.class, () -> new SpillCase(broken));
    }

    private record Unbounded() implements SpillContract {
        @Override
        public Spill open(Environment environment) {
            return new HeapSpill(environment.memory(), Long.MAX_VALUE);
        }

        @Override
        public long left() {
            return 0;
        }
    }

    private record Wrapped(Spill spill, UnaryOperator<SpilledBytes> file) implements Spill {
        @Override
        public SpilledBytes open(String owner) throws IOException, InterruptedException {
            return file.apply(spill.open(owner));
        }

        @Override
        public List<Path> folders() {
            return spill.folders();
        }

        @Override
        public Usage usage() {
            return spill.usage();
        }

        @Override
        public void close() throws IOException {
            spill.close();
        }
    }

    private record Flipping(SpilledBytes file) implements WrappedFile {
        @Override
        public Reader open() throws IOException, InterruptedException {
            return new FlippingReader(file.open());
        }
    }

    private record FlippingReader(SpilledBytes.Reader reader) implements SpilledBytes.Reader {
        @Override
        public String name() {
            return reader.name();
        }

        @Override
        public long size() {
            return reader.size();
        }

        @Override
        public void read(long offset, MemorySegment into) throws IOException, InterruptedException {
            reader.read(offset, into);
            if (offset > 5000 && into.byteSize() > 0) {
                into.set(ValueLayout.JAVA_BYTE, 0, (byte) (into.get(ValueLayout.JAVA_BYTE, 0) ^ 1));
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private record NeverFlushing(SpilledBytes file) implements WrappedFile {
        @Override
        public void flush() {}
    }

    private record Keeping(SpilledBytes file) implements WrappedFile {
        @Override
        public void close() {}
    }

    private interface WrappedFile extends SpilledBytes {
        SpilledBytes file();

        @Override
        default long append(MemorySegment bytes) throws IOException, InterruptedException {
            return file().append(bytes);
        }

        @Override
        default long size() {
            return file().size();
        }

        @Override
        default void flush() throws IOException, InterruptedException {
            file().flush();
        }

        @Override
        default Reader open() throws IOException, InterruptedException {
            return file().open();
        }

        @Override
        default void close() throws IOException {
            file().close();
        }
    }
}
