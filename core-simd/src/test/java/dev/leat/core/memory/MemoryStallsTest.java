package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Strain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryStallsTest {

    @TempDir
    private Path root;

    private final AtomicLong clock = new AtomicLong(7);

    @Test
    void tellsTheShareOfTheTimeSinceItWasAskedLast() throws IOException {
        stalled(1_000_000);
        MemoryStalls stalls = stalls();

        stalled(1_030_000);
        after(100);

        assertThat(stalls.share()).isEqualTo(0.3);
        after(100);
        assertThat(stalls.share()).isZero();
    }

    @Test
    void doesNotGoByTheAverages() throws IOException {
        stalled(5);
        MemoryStalls stalls = stalls();
        after(1000);

        assertThat(Files.readString(root.resolve("memory.pressure"))).contains("avg10=5.00");
        assertThat(stalls.share()).isZero();
    }

    @Test
    void saysTheSameUntilSomeTimeHasPassed() throws IOException {
        stalled(0);
        MemoryStalls stalls = stalls();
        stalled(10_000);
        after(20);
        double first = stalls.share();
        stalled(20_000);
        after(5);

        assertThat(first).isEqualTo(0.5);
        assertThat(stalls.share()).isEqualTo(0.5);
    }

    @Test
    void isUnavailableWhereTheSystemDoesNotTell() throws IOException {
        MemoryStalls missing = stalls();
        Files.writeString(root.resolve("memory.pressure"), "nothing of use");
        MemoryStalls other = stalls();
        after(100);

        assertThat(missing.share()).isEqualTo(Strain.UNAVAILABLE);
        assertThat(other.share()).isEqualTo(Strain.UNAVAILABLE);
    }

    @Test
    void isNeverMoreThanAllOfTheTime() throws IOException {
        stalled(0);
        MemoryStalls stalls = stalls();
        stalled(900_000_000);
        after(20);

        assertThat(stalls.share()).isEqualTo(1);
    }

    private MemoryStalls stalls() {
        return new MemoryStalls(root.resolve("memory.pressure"), clock::get);
    }

    private void after(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void stalled(long micros) throws IOException {
        Files.writeString(
                root.resolve("memory.pressure"),
                "some avg10=5.00 avg60=1.00 avg300=0.10 total=" + micros
                        + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=99\n");
    }
}
