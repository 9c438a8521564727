package dev.leat.core.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.api.plugin.Options;
import dev.leat.core.Plugins;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What has gone wrong with controllers elsewhere.
final class TrapsTest {

    private static final long FREE = 1L << 40;

    /// A batch costs 100 ms and 1 us a row.
    private static Seen costly(int rows) {
        return Seen.rows(rows).read(100_000_000L + 1000L * rows).free(FREE);
    }

    @Test
    void vegasDoesNotStaySmallAfterAGuardHasCutIt() {
        var controller = new VegasController(64_000, new VegasController.Limits(2, 4, 1, 1000, 0.8));
        int rows = 64_000;
        for (int i = 0; i < 10; i++) {
            rows = controller.nextRows(costly(rows).observation());
        }
        while (rows > 8000) {
            rows = controller.nextRows(costly(rows).used(0.95).observation());
        }

        for (int i = 0; i < 150; i++) {
            rows = controller.nextRows(costly(rows).observation());
        }

        assertThat(rows).isGreaterThan(64_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aimd", "auto", "byte-target", "columns", "fixed-point", "hybrid", "pid", "vegas", "dybbs"})
    void aGuardThatCutComesBack(String name) {
        Controller controller = opened(name);
        int before = after(300, controller, controller.firstRows(), 0.10, Strain.NONE);
        int cut = after(30, controller, before, 0.99, new Strain(0.5, 1, 0, 1));

        int back = after(3000, controller, cut, 0.10, Strain.NONE);

        assertThat(back).as("before %d, cut to %d", before, cut).isGreaterThanOrEqualTo(before / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aimd", "auto", "vegas"})
    void aStallThatIsOverDoesNotGoOnCutting(String name) {
        Controller controller = opened(name);
        int before = after(20, controller, controller.firstRows(), 0.10, Strain.NONE);

        int once = controller.nextRows(batch(before, 0.10, new Strain(0.30, 0, 0, 0)));
        int later = after(20, controller, once, 0.10, new Strain(0, 0, 0, 0));

        assertThat(once).isLessThan(before);
        assertThat(later).isGreaterThanOrEqualTo(once);
    }

    @Test
    void unavailableIsNotTakenForNoPressureNorForSome() {
        assertThat(Strain.NONE.stallsKnown()).isFalse();
        assertThat(new Strain(0, 0, 0, 0).stallsKnown()).isTrue();
        assertThat(Signal.of(Seen.rows(1).observation(), 0.8).grade()).isEqualTo(Signal.Grade.CALM);
    }

    @Test
    void stallsAreSoftFromOnePercentAndHardFromTen() {
        assertThat(grade(0.005)).isEqualTo(Signal.Grade.CALM);
        assertThat(grade(0.05)).isEqualTo(Signal.Grade.SOFT);
        assertThat(grade(0.15)).isEqualTo(Signal.Grade.HARD);
    }

    @Test
    void theFloorOfHybridDoesNotAskForMoreThanThereIs() {
        Controller bare = new HybridController(1, 0.8, 1e9);
        Controller capped = new Capped(new HybridController(1, 0.8, 1e9));
        Observation wide =
                Seen.rows(10).bytesPerRow(1_000_000).free(100_000_000).observation();

        assertThat(bare.nextRows(wide)).isEqualTo(1000);
        assertThat(capped.nextRows(wide)).isEqualTo(50);
        assertThat(capped.reason()).isEqualTo("capped by what rows come to, else 1000");
    }

    @Test
    void rowsOutCapRowsInAsSoonAsTheyJump() {
        Controller fixed = new Always(Rows.MOST);
        Controller capped = new Capped(fixed);

        int few = capped.nextRows(Seen.rows(1000).free(FREE).rowsOut(1).observation());
        int many = capped.nextRows(Seen.rows(1000).free(FREE).rowsOut(100_000).observation());
        int fewAgain = capped.nextRows(Seen.rows(1000).free(FREE).rowsOut(1).observation());

        assertThat(few).isEqualTo(Rows.MOST);
        assertThat(many).isEqualTo(Rows.MOST / 100);
        assertThat(fewAgain).isBetween(many, Rows.MOST / 10);
    }

    @Test
    void aHundredMillionRowsForFewRowsOutAreCappedByTheirBytes() {
        Controller capped = new Capped(new Always(100_000_000));

        assertThat(capped.nextRows(Seen.rows(100_000)
                        .bytesPerRow(100)
                        .rowsOut(10)
                        .free(1 << 30)
                        .observation()))
                .isEqualTo((1 << 30) / 200);
    }

    /// The loop that counts on its first size: after one halving it has done 600 rows of 1000.
    @Test
    void aLoopOverAFixedRangeLosesRowsWhereOneOverThePositionDoesNot() {
        int fixed = 0;
        int size = 200;
        for (int position = 0; position < 1000; position += 200) {
            fixed += size;
            size = 100;
        }
        int moving = 0;
        size = 200;
        while (moving < 1000) {
            moving += size;
            size = 100;
        }

        assertThat(fixed).isEqualTo(600);
        assertThat(moving).isEqualTo(1000);
    }

    private static Signal.Grade grade(double stalled) {
        return Signal.of(Seen.rows(1).strain(new Strain(stalled, 0, 0, 0)).observation(), 0.8)
                .grade();
    }

    private static int after(int batches, Controller controller, int first, double used, Strain strain) {
        int rows = first;
        for (int i = 0; i < batches; i++) {
            rows = controller.nextRows(batch(rows, used, strain));
        }
        return rows;
    }

    /// As the engine does, no batch is larger than memory has room for.
    private static Observation batch(int rows, double used, Strain strain) {
        int capped = Math.min(rows, 1 << 20);
        return Seen.rows(capped)
                .bytesPerRow(100)
                .read(20_000_000L + 1000L * capped)
                .process(5_000_000L + 200L * capped)
                .memory((long) (used * (1L << 30)), 1L << 30)
                .strain(strain)
                .observation();
    }

    private static Controller opened(String name) {
        ControllerProvider provider =
                Plugins.named("controller", name, Plugins.find().controllers());
        return provider.open(Options.of(provider, Map.of()));
    }

    private record Always(int firstRows) implements Controller {
        @Override
        public int nextRows(Observation done) {
            return firstRows;
        }
    }
}
