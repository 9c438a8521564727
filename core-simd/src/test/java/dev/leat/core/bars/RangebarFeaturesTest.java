package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.plugin.KernelMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RangebarFeaturesTest {

    private static final Set<String> WHOLE = Set.of(
            "lookback_trade_count",
            "lookback_duration_us",
            "lookback_vwap_raw",
            "intra_trade_count",
            "intra_duration_us");

    private final List<Golden> goldens = Golden.all();

    Stream<Arguments> goldensAndModes() {
        return goldens.stream()
                .flatMap(golden -> Stream.of(KernelMode.values()).map(mode -> Arguments.of(golden, mode)));
    }

    @ParameterizedTest
    @MethodSource("goldensAndModes")
    void everyColumnIsThatOfTheReferenceWhateverTheBatches(Golden golden, KernelMode mode) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        BarsRun run = BarsRun.with(
                mode,
                "range",
                golden.dbps() + "dbps",
                "include-incomplete",
                "true",
                "features",
                "all",
                "lookback",
                Long.toString(golden.lookback()),
                "profile",
                "rangebar");
        List<IntSupplier> sizes = List.of(() -> 1, () -> 7, () -> 65536, () -> 1 + random.nextInt(3000));

        for (IntSupplier size : sizes) {
            List<Map<String, String>> bars = run.over(golden.tape(), size);

            assertThat(bars).hasSameSizeAs(golden.bars());
            for (int i = 0; i < bars.size(); i++) {
                compare("bar " + i, golden.bars().get(i), bars.get(i));
            }
        }
    }

    private static void compare(String bar, Map<String, String> expected, Map<String, String> actual) {
        for (String column : columns(expected)) {
            String wanted = expected.getOrDefault(column, "");
            String found = actual.getOrDefault(column, "no such column");
            if (WHOLE.contains(column) || wanted.isEmpty() || found.isEmpty()) {
                assertThat(found).as("%s %s", bar, column).isEqualTo(wanted);
            } else {
                double value = Double.parseDouble(wanted);
                assertThat(Double.parseDouble(found))
                        .as("%s %s", bar, column)
                        .isCloseTo(value, within(Math.max(1e-12, 1e-12 * Math.abs(value))));
            }
        }
    }

    private static List<String> columns(Map<String, String> bar) {
        return bar.keySet().stream()
                .filter(name -> name.startsWith("lookback_") || name.startsWith("intra_"))
                .toList();
    }
}
