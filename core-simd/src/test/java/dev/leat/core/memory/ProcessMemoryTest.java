package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessMemoryTest {

    private static final long HEAP = Runtime.getRuntime().maxMemory();

    @TempDir
    private Path folder;

    @Test
    void theHeapAndAReserveAreLeftOutOfTheBudget() throws IOException {
        var limit = new ProcessLimit(HEAP + 1_000_000_000);

        ProcessMemory memory = ProcessMemory.within(limit, ProcessMemory.Scope.PROCESS, resident(100 << 10));

        assertThat(memory.budget().limit()).isBetween(500_000_000L, 1_000_000_000L);
    }

    @Test
    void aLimitBelowWhatTheProcessNeedsIsRefusedWithTheNumber() throws IOException {
        Resident resident = resident(100 << 10);

        assertThatThrownBy(() -> ProcessMemory.within(new ProcessLimit(HEAP), ProcessMemory.Scope.PROCESS, resident))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "a memory limit of .* is too little: with a heap of .* this process needs .* or more");
    }

    @Test
    void aShareIsTheBudget() throws IOException {
        ProcessMemory memory =
                ProcessMemory.within(new ProcessLimit(5000), ProcessMemory.Scope.SHARE, resident(100 << 10));

        assertThat(memory.budget().limit()).isEqualTo(5000);
    }

    @Test
    void theBudgetShrinksByWhatTheProcessHoldsBeyondThePlan() throws IOException {
        var limit = new ProcessLimit(HEAP + 3_000_000_000L);
        ProcessMemory memory = ProcessMemory.within(limit, ProcessMemory.Scope.PROCESS, resident(100 << 10));
        long before = memory.budget().limit();
        resident(2 << 20);

        memory.sampleNow();

        long heap = Runtime.getRuntime().totalMemory();
        assertThat(memory.budget().limit()).isLessThan(before);
        assertThat(memory.budget().limit())
                .isCloseTo(3_000_000_000L - (2L << 30) + heap, org.assertj.core.data.Offset.offset(50_000_000L));
    }

    @Test
    void readsWhatThisProcessHolds() {
        assertThat(new Resident().now()).isGreaterThan(10_000_000);
        assertThat(new Resident().peak()).isGreaterThanOrEqualTo(new Resident().now() / 2);
    }

    private Resident resident(long kibibytes) throws IOException {
        Path status = folder.resolve("status");
        Files.writeString(status, "Name:\tjava\nVmHWM:\t  " + kibibytes + " kB\nVmRSS:\t  " + kibibytes + " kB\n");
        return new Resident(status);
    }
}
