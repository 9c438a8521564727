package dev.leat.core.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import dev.leat.api.plugin.Options;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThresholdControllerTest {

    private static final long FAST = 1;
    private static final long SLOW = 1000;

    @Test
    void followsTheGoldenVector() {
        var controller = new ThresholdController(10_000, 0.80, 0.50);
        controller.nextRows(seen(0.60, FAST));

        assertThat(controller.nextRows(seen(0.40, SLOW))).isEqualTo(12_500);
        assertThat(recovered(controller)).isEqualTo(12_500);
        assertThat(controller.nextRows(seen(0.40, FAST))).isEqualTo(12_500);
        assertThat(controller.nextRows(seen(0.60, FAST))).isEqualTo(12_500);
        assertThat(controller.nextRows(seen(0.81, FAST))).isEqualTo(6_250);
        assertThat(controller.nextRows(seen(0.91, FAST))).isEqualTo(3_125);
        assertThat(controller.nextRows(seen(0.75, FAST))).isEqualTo(3_125);
        assertThat(controller.nextRows(seen(0.69, FAST))).isEqualTo(3_125);
        assertThat(controller.nextRows(seen(0.49, SLOW))).isEqualTo(3_906);
    }

    @Test
    void neverAsksForNoRows() {
        var controller = new ThresholdController(1, 0.80, 0.50);

        assertThat(controller.nextRows(seen(0.99, FAST))).isEqualTo(1);
    }

    @Test
    void comesBackFromTheLeastItCutsTo() {
        var controller = new ThresholdController(10_000, 0.80, 0.50);
        controller.nextRows(seen(0.60, FAST));
        for (int i = 0; i < 20; i++) {
            controller.nextRows(seen(0.99, FAST));
        }
        int least = controller.nextRows(seen(0.99, FAST));

        int rows = 0;
        for (int i = 0; i < 20; i++) {
            rows = controller.nextRows(seen(0.10, SLOW));
        }

        assertThat(least).isEqualTo(1024);
        assertThat(rows).isGreaterThan(10_000);
    }

    @Test
    void fixedStaysWhereItIs() {
        var provider = new FixedProvider();
        Controller controller = provider.open(Options.of(provider, Map.of("rows", "777")));

        assertThat(controller.firstRows()).isEqualTo(777);
        assertThat(controller.nextRows(seen(0.99, SLOW))).isEqualTo(777);
    }

    /// Lets the smoothed throughput come back, at a use of memory at which nothing changes.
    private static int recovered(Controller controller) {
        int rows = 0;
        for (int i = 0; i < 50; i++) {
            rows = controller.nextRows(seen(0.60, FAST));
        }
        return rows;
    }

    private static Observation seen(double pressure, long nanos) {
        return Seen.rows(1000).read(nanos).used(pressure).observation();
    }
}
