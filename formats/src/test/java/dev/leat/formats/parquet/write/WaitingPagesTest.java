package dev.leat.formats.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.memory.Lease;
import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingPagesTest {

    private static final int PAGE = 20 << 10;
    private static final long GROUP = 512 << 10;

    private final ArenaBudget budget = new ArenaBudget(8 << 20);

    @Test
    void pagesGoToTheFileOnceOthersHaveTakenTheMemory() throws Exception {
        Environment environment = budget.environment().spillingTo(new HeapSpill(budget, Long.MAX_VALUE));
        try (var pages = new WaitingPages(environment, GROUP);
                Arena arena = Arena.ofShared()) {
            MemorySegment body = arena.allocate(PAGE);
            add(body, 5, pages);

            try (Lease _ = budget.lease("others", budget.limit() - budget.used())) {
                add(body, 15, pages);
            }

            assertThat(pages.bytes()).isEqualTo(20L * PAGE);
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void aSmallRowGroupMakesNoFile() throws Exception {
        var spill = new Unusable();
        try (var pages = new WaitingPages(budget.environment().spillingTo(spill), GROUP);
                Arena arena = Arena.ofShared()) {
            add(arena.allocate(PAGE), 1, pages);

            assertThat(spill.asked).isZero();
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsToldOfWhenItIsNeeded() throws Exception {
        try (var pages = new WaitingPages(budget.environment().spillingTo(new Unusable()), GROUP);
                Arena arena = Arena.ofShared()) {
            MemorySegment body = arena.allocate(PAGE);
            add(body, 5, pages);

            try (Lease _ = budget.lease("others", budget.limit() - budget.used())) {
                assertThatThrownBy(() -> add(body, 15, pages)).isInstanceOf(SpillExceededException.class);
            }
        }
    }

    private static void add(MemorySegment body, int count, WaitingPages pages)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(pages.makeRoom(PAGE)).isTrue();
            pages.add(ByteBuffer.allocate(0), body);
        }
    }

    /// Has nowhere to spill to.
    private static final class Unusable implements Spill {
        private int asked;

        @Override
        public SpilledBytes open(String owner) {
            asked++;
            throw new SpillExceededException(SpillExceededException.Reason.UNUSABLE_FOLDER, "no folder");
        }

        @Override
        public List<Path> folders() {
            return List.of();
        }

        @Override
        public Usage usage() {
            return new Usage(0, 0, 0);
        }

        @Override
        public void close() {}
    }
}
