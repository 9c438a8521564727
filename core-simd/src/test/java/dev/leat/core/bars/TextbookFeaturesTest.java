package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.plugin.KernelMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against numbers that `textbook.py`, beside its JSON file, computed from the papers' formulas.
class TextbookFeaturesTest {

    /// Doubles against decimals of 40 digits, through up to 448 sums and as many logarithms.
    private static final double TOLERANCE = 1e-10;

    private static final Set<String> OF_THE_BAR =
            BarColumns.CORE.stream().map(column -> column.field().name()).collect(Collectors.toSet());

    static Stream<Arguments> tapesAndModes() {
        JsonNode tapes = JsonMapper.shared()
                .readTree(Golden.text("features/textbook.json"))
                .get("tapes");
        return tapes.values().stream()
                .flatMap(tape -> Stream.of(KernelMode.values())
                        .map(mode -> Arguments.of(tape.get("name").asString(), tape, mode)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("tapesAndModes")
    void everyColumnIsThatOfItsPaper(String name, JsonNode expected, KernelMode mode) throws Exception {
        BarsRun run = BarsRun.with(
                mode,
                "range",
                expected.get("dbps").asString() + "dbps",
                "include-incomplete",
                "true",
                "features",
                "intra,lookback,market",
                "lookback",
                expected.get("lookback").asString());

        List<Map<String, String>> bars = run.over(tape(name));

        assertThat((bars.size() - 1) / expected.get("every").asInt() + 1)
                .isEqualTo(expected.get("bars").size());
        for (JsonNode bar : expected.get("bars").values()) {
            compare(bar, bars.get(bar.get("bar").asInt()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {230_000_000, 1_010_000_000, 10_000_000, 1_234_567_800_000L})
    void equalQuantitiesHaveNoShape(long quantity) throws Exception {
        List<Tape.Trade> trades = new ArrayList<>();
        for (Tape.Trade trade : RandomTape.ofBitcoin(new Random(3)).trades(1000).trades()) {
            trades.add(new Tape.Trade(trade.id(), trade.price(), quantity, trade.time(), trade.maker()));
        }
        BarsRun run = BarsRun.with(KernelMode.VECTOR, "tick", "500", "features", "intra,lookback", "lookback", "450");

        Map<String, String> bar = run.over(Tape.of(trades)).getLast();

        assertThat(bar).containsEntry("intra_volume_skew", "").containsEntry("intra_volume_kurt", "");
        assertThat(Double.parseDouble(bar.get("lookback_volume_skew"))).isZero();
        assertThat(Double.parseDouble(bar.get("lookback_volume_kurt"))).isZero();
    }

    private static void compare(JsonNode expected, Map<String, String> actual) {
        actual.forEach((column, found) -> {
            if (OF_THE_BAR.contains(column)) {
                return;
            }
            JsonNode wanted = expected.get(column);
            if (wanted == null || found.isEmpty()) {
                assertThat(found).as(column).isEqualTo(wanted == null ? "" : wanted.asString());
                return;
            }
            double value = wanted.asDouble();
            assertThat(Double.parseDouble(found))
                    .as(column)
                    .isCloseTo(value, within(Math.max(TOLERANCE, TOLERANCE * Math.abs(value))));
        });
    }

    private static Tape tape(String name) {
        return name.endsWith(".csv")
                ? Golden.tape(name)
                : Golden.all().stream()
                        .filter(golden -> golden.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .tape();
    }
}
