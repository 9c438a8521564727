package dev.leat.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Compare;
import dev.leat.api.data.Predicate.Comparison;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionTest {

    private static final Predicate A = new Compare("a", Comparison.EQUAL, "1");
    private static final Predicate B = new Compare("b", Comparison.LESS, "x y");
    private static final Predicate C = new Predicate.IsNull("c");

    @Test
    void andBindsCloserThanOr() {
        assertThat(Condition.parse("a = 1 or b < 'x y' and c is null"))
                .isEqualTo(new Predicate.Or(List.of(A, new Predicate.And(List.of(B, C)))));
    }

    @Test
    void parenthesesGroupAndNotNegates() {
        assertThat(Condition.parse("NOT (a=1 OR c IS NULL) AND b<'x y'"))
                .isEqualTo(new Predicate.And(List.of(new Predicate.Not(new Predicate.Or(List.of(A, C))), B)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=,EQUAL",
                "!=,NOT_EQUAL",
                "<>,NOT_EQUAL",
                "<,LESS",
                "<=,LESS_OR_EQUAL",
                ">,GREATER",
                ">=,GREATER_OR_EQUAL"
            })
    void knowsEveryComparison(String symbol, Comparison comparison) {
        assertThat(Condition.parse("a " + symbol + " -1.5e3")).isEqualTo(new Compare("a", comparison, "-1.5e3"));
    }

    @Test
    void knowsInAndBetweenAndTheirNegations() {
        Predicate in = new Predicate.In("a", List.of("1", "it's"));
        Predicate between = new Predicate.And(List.of(
                new Compare("a", Comparison.GREATER_OR_EQUAL, "1"), new Compare("a", Comparison.LESS_OR_EQUAL, "2")));

        assertThat(Condition.parse("a in (1, 'it''s')")).isEqualTo(in);
        assertThat(Condition.parse("a not in (1, 'it''s')")).isEqualTo(new Predicate.Not(in));
        assertThat(Condition.parse("a between 1 and 2 and a = 1")).isEqualTo(new Predicate.And(List.of(between, A)));
        assertThat(Condition.parse("a not between 1 and 2")).isEqualTo(new Predicate.Not(between));
        assertThat(Condition.parse("c is not null")).isEqualTo(new Predicate.Not(C));
    }

    @Test
    void namesInDoubleQuotesMayBeAnything() {
        assertThat(Condition.parse("\"and so \"\"on\" = true"))
                .isEqualTo(new Compare("and so \"on", Comparison.EQUAL, "true"));
    }

    @Test
    void nothingIsEveryRow() {
        assertThat(Condition.parse("  ")).isEqualTo(Predicate.ALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "price >               | at character 8: expected a number, a text in single quotes, true or false, found the end",
                "price > 1 or          | at character 13: expected the name of a column, found the end",
                "price 5               | at character 7: expected =, <>, <, <=, >, >=, in, between or is, found '5'",
                "(a = 1                | at character 7: expected ')', found the end",
                "a = 1 b = 2           | at character 7: expected and, or or the end, found 'b'",
                "a = b                 | at character 5: expected a number, a text in single quotes, true or false, found 'b'",
                "a = 1 ; drop          | at character 7: expected and, or or the end, found ';'",
                "a in (1, )            | at character 10: expected a number, a text in single quotes, true or false, found ')'",
                "and = 1               | at character 1: expected the name of a column, found 'and'"
            })
    void namesThePlaceAndWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(message);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThatThrownBy(() -> Condition.parse("(".repeat(10_000) + "a = 1" + ")".repeat(10_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void readsLongListsAndLongTexts() {
        String text = "x".repeat(100_000);
        String list = String.join(", ", Collections.nCopies(20_000, "'it''s'"));

        assertThat(Condition.parse("symbol = '" + text + "'"))
                .isEqualTo(new Predicate.Compare("symbol", Predicate.Comparison.EQUAL, text));
        assertThat(Condition.parse("symbol in (" + list + ")"))
                .isEqualTo(new Predicate.In("symbol", Collections.nCopies(20_000, "it's")));
    }
}
