package dev.leat.formats.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.formats.ndjson.JsonText.Token;
import dev.leat.tck.data.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is JSON and what is not, with Jackson as the judge.
class JsonTextTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String SIGNS = "{}[]\",:\\/-+.eEuU0123456789abftnrl \t\u0001é漢";

    @Test
    void takesForJsonWhatJacksonTakesForIt() {
        long seed = Seeds.next("JsonTextTest");
        var random = new Random(seed);
        int right = 0;
        for (int i = 0; i < 30_000; i++) {
            String text =
                    mutated(new JsonGenerator(seed + i % 200, false).text(1).strip(), random);
            boolean surrogate = problem(text).contains("surrogate");

            if (!surrogate) {
                assertThat(problem(text).isEmpty())
                        .as("seed %d: %s: %s", seed, text, problem(text))
                        .isEqualTo(isJson(text));
                right += isJson(text) ? 1 : 0;
            }
        }
        assertThat(right).isBetween(2_000, 28_000);
    }

    private static String mutated(String text, Random random) {
        var mutated = new StringBuilder(text.replace("\uFEFF", ""));
        for (int change = random.nextInt(3); change > 0 && !mutated.isEmpty(); change--) {
            int at = random.nextInt(mutated.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, sign);
                case 2 -> mutated.setCharAt(at, sign);
                default -> mutated.setLength(at);
            }
        }
        return mutated.toString();
    }

    private static String problem(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(bytes.length + (long) JsonText.ROOM);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, copy, 0, bytes.length);
            var json = new JsonText();
            json.restart(copy, 0, bytes.length);
            boolean right = json.value() != Token.WRONG && (json.peek() < 0 || json.expected("nothing"));
            return right ? "" : json.problem();
        }
    }

    private static boolean isJson(String text) {
        try {
            return !JACKSON.readTree(text).isMissingNode();
        } catch (JacksonException _) {
            return false;
        }
    }
}
