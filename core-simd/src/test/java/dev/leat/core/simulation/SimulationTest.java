package dev.leat.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Plugin;
import dev.leat.core.Plugins;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the controllers have to show, with fixed seeds.
final class SimulationTest {

    private static final long SEED = 1;

    static Stream<String> controllers() {
        return Plugins.find().controllers().stream().map(Plugin::name);
    }

    @ParameterizedTest
    @MethodSource("controllers")
    void neverTakesMoreThanTheBudgetAndLosesNoRows(String controller) {
        for (Scenario scenario : Scenarios.all(SEED)) {
            Outcome outcome = comparison(SEED).run(scenario, controller);

            assertThat(outcome.failure()).as(scenario.name()).isEmpty();
            assertThat(outcome.peak()).as(scenario.name()).isLessThanOrEqualTo(1);
            assertThat(outcome.rows())
                    .as(scenario.name())
                    .isEqualTo(scenario.supply().rows());
            assertThat(outcome.batches().stream().mapToLong(Outcome.Point::rows).sum())
                    .as(scenario.name())
                    .isEqualTo(outcome.rows());
        }
    }

    @ParameterizedTest
    @MethodSource("controllers")
    void isWithinABudgetThatHasBecomeSmallerAsSoonAsWhatWasInFlightIsDone(String controller) {
        assertThat(comparison(SEED).run(scenario("halving", SEED), controller).overSeconds())
                .isZero();
    }

    @Test
    void autoIsWithinATenthOfTheBestFixedSizeWhereNothingChanges() {
        for (long seed = 1; seed <= 3; seed++) {
            for (Scenario scenario : Scenarios.all(seed)) {
                if (scenario.stationary()) {
                    Comparison.Result result = comparison(seed).run(scenario, List.of("auto"));

                    assertThat(result.lines().getFirst().outcome().rowsPerSecond())
                            .as("%s, seed %d", scenario.name(), seed)
                            .isGreaterThan(0.9 * result.best().rowsPerSecond());
                }
            }
        }
    }

    /// The paper has 35 % and more on both. On the sine no batch can be done sooner than what this load costs: see
    /// docs/guide/controllers.md.
    @Test
    void dybbsIsSoonerDoneThanFixedPoint() {
        assertThat(latency("markov", "dybbs")).isLessThan(0.65 * latency("markov", "fixed-point"));
        assertThat(latency("sine", "dybbs")).isLessThan(0.75 * latency("sine", "fixed-point"));
    }

    @Test
    void autoIsAtLeastAsGoodAsThresholdWhereNothingChanges() {
        for (Scenario scenario : Scenarios.all(SEED)) {
            if (scenario.stationary()) {
                double auto = comparison(SEED).run(scenario, "auto").rowsPerSecond();
                double threshold = comparison(SEED).run(scenario, "threshold").rowsPerSecond();

                assertThat(auto).as(scenario.name()).isGreaterThan(0.97 * threshold);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        Comparison.Result once = comparison(7).run(scenario("expansion", 7), List.of("auto", "aimd"));
        Comparison.Result again = comparison(7).run(scenario("expansion", 7), List.of("auto", "aimd"));
        Comparison.Result other = comparison(8).run(scenario("expansion", 8), List.of("auto", "aimd"));

        assertThat(again.svg()).isEqualTo(once.svg()).isNotEqualTo(other.svg());
        assertThat(again.markdown()).isEqualTo(once.markdown());
    }

    @Test
    void chartsAreXmlWithALineAControllerAndPanel() throws Exception {
        String svg = comparison(SEED)
                .run(scenario("halving", SEED), List.of("auto", "aimd"))
                .svg();

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));

        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(6);
        assertThat(svg).contains(">rows a batch<", ">seconds a batch<", ">memory, MB<", ">auto<", ">aimd<");
    }

    private static double latency(String scenario, String controller) {
        double sum = 0;
        for (long seed = 1; seed <= 3; seed++) {
            sum += comparison(seed).run(scenario(scenario, seed), controller).latency();
        }
        return sum / 3;
    }

    private static Scenario scenario(String name, long seed) {
        return Scenarios.all(seed).stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Comparison comparison(long seed) {
        return new Comparison(Plugins.find().controllers(), seed);
    }
}
