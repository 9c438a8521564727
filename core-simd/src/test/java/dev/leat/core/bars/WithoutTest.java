package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.KernelMode;
import dev.leat.core.bars.features.Group;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutTest {

    @Test
    void columnsThatAreLeftOutAreMissingAndOthersAreTheSame() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        List<String> names = List.copyOf(new TreeSet<>(BarsOptions.featureNames(EnumSet.allOf(Group.class))));
        for (int round = 0; round < 60; round++) {
            Tape tape = RandomTape.any(random).trades(1 + random.nextInt(2500));
            String profile = random.nextBoolean() ? "textbook" : "rangebar";
            Set<String> without = new TreeSet<>();
            double share = random.nextDouble();
            names.stream().filter(_ -> random.nextDouble() < share).forEach(without::add);

            List<Map<String, String>> expected = new ArrayList<>();
            for (Map<String, String> bar : bars(profile, "").over(tape)) {
                Map<String, String> rest = new LinkedHashMap<>(bar);
                rest.keySet().removeAll(without);
                expected.add(rest);
            }

            assertThat(bars(profile, String.join(",", without)).over(tape, () -> 1 + random.nextInt(2000)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aMeasureMeansItsColumnsOfBothGroupsUnlessItIsAColumn() throws Exception {
        Tape tape = RandomTape.ofBitcoin(new Random(1)).trades(500);

        Set<String> columns =
                bars("textbook", "hurst, intensity,ofi").over(tape).getFirst().keySet();

        assertThat(columns)
                .doesNotContain("intra_hurst", "lookback_hurst", "intra_intensity", "lookback_intensity", "ofi")
                .contains("trade_intensity", "intra_ofi", "lookback_ofi");
    }

    @Test
    void aNameMeansTheColumnsOfTheGroupsAskedFor() throws Exception {
        Tape tape = RandomTape.ofBitcoin(new Random(1)).trades(500);

        assertThat(run("features", "all", "without", "kyle_lambda")
                        .over(tape)
                        .getFirst()
                        .keySet())
                .doesNotContain("intra_kyle_lambda", "lookback_kyle_lambda")
                .contains("kyle_lambda_proxy");
        assertThat(run("features", "intra,lookback", "without", "ofi")
                        .over(tape)
                        .getFirst()
                        .keySet())
                .doesNotContain("intra_ofi", "lookback_ofi");
        assertThatThrownBy(() -> run("features", "bar", "without", "hurst").open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'hurst'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"intra_hirst", "volume", "intra_", ",", "hurst,,ofi"})
    void whatIsNoFeatureIsAnErrorThatListsThem(String text) {
        assertThatThrownBy(() -> bars("textbook", text).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("option bars.without has to be some of [aggregation_density, ")
                .hasMessageContaining("intra_hurst")
                .hasMessageEndingWith("not '" + text + "'");
    }

    private static BarsRun run(String... options) {
        List<String> all = new ArrayList<>(List.of("range", "25"));
        all.addAll(List.of(options));
        return BarsRun.with(KernelMode.VECTOR, all.toArray(String[]::new));
    }

    private static BarsRun bars(String profile, String without) {
        return BarsRun.with(
                KernelMode.VECTOR,
                "range",
                "25",
                "include-incomplete",
                "true",
                "features",
                "all,market",
                "profile",
                profile,
                "without",
                without);
    }
}
