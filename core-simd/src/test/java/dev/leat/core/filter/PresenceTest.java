package dev.leat.core.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PresenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                                   | ''",
                "a > 1                                | a",
                "a in (1, 2)                          | a",
                "a is null                            | ''",
                "a is not null                        | a",
                "not a > 1                            | a",
                "a > 1 and b is not null              | a b",
                "a > 1 or b > 1                       | ''",
                "a > 1 or a < 0 and b = 1             | a",
                "not (a > 1 or b is null)             | a b",
                "not (a > 1 and b > 1)                | ''",
                "not (a is null and b is null)        | ''",
            })
    void columnsThatHaveAValueWhereverTheConditionIsTrue(String condition, String columns) {
        assertThat(String.join(
                        " ",
                        Presence.of(Condition.parse(condition)).stream()
                                .sorted()
                                .toList()))
                .isEqualTo(columns);
    }
}
