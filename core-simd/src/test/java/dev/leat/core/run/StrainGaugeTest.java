package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Strain;
import dev.leat.core.memory.Budget;
import dev.leat.tck.fakes.HeapSpill;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

final class StrainGaugeTest {

    private final HeapSpill spill = new HeapSpill(new Budget(1 << 20), 1 << 20);

    @Test
    void tellsWhatWasSpilledSinceTheBatchBefore() throws Exception {
        try (Arena arena = Arena.ofConfined();
                var file = spill.open("runs")) {
            file.append(arena.allocate(100));
            file.flush();
            var gauge = new StrainGauge(spill);
            file.append(arena.allocate(300));
            file.flush();

            assertThat(gauge.next(0).spilledBytes()).isEqualTo(300);
            assertThat(gauge.next(0).spilledBytes()).isZero();
        }
    }

    @Test
    void tellsHowLongTheCollectorTook() {
        var gauge = new StrainGauge(spill);

        long nanos = 0;
        // The collector's clock has milliseconds.
        for (int i = 0; i < 500 && nanos == 0; i++) {
            System.gc();
            nanos = gauge.next(0).gcNanos();
        }

        assertThat(nanos).isPositive();
    }

    @Test
    void passesOnWhatWasRefused() {
        Strain strain = new StrainGauge(spill).next(3);

        assertThat(strain.refused()).isEqualTo(3);
    }
}
