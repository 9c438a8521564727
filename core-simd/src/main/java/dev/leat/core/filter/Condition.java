package dev.leat.core.filter;

import dev.leat.api.data.Predicate;
import java.util.LinkedHashSet;
import java.util.Set;

/// Conditions as people write them: `price >= 100 and symbol = 'BTCUSDT'`.
///
/// There are `and`, `or`, `not`, parentheses, `=`, `!=`, `<>`, `<`, `<=`, `>`, `>=`, `in (…)`, `between … and …` and
/// `is null`, as in SQL. Words may be in any case, names of columns in double quotes. Literals are numbers, `true`,
/// `false`, and texts in single quotes; times are texts too.
public final class Condition {

    private Condition() {}

    /// @return [Predicate#ALL] for an empty text
    /// @throws IllegalArgumentException that names the place and what was expected there
    public static Predicate parse(String text) {
        return text.isBlank() ? Predicate.ALL : new ConditionParser(text).parse();
    }

    /// The columns that a condition names.
    public static Set<String> columns(Predicate predicate) {
        Set<String> names = new LinkedHashSet<>();
        collect(predicate, names);
        return names;
    }

    private static void collect(Predicate predicate, Set<String> names) {
        switch (predicate) {
            case Predicate.And and -> and.parts().forEach(part -> collect(part, names));
            case Predicate.Or or -> or.parts().forEach(part -> collect(part, names));
            case Predicate.Not not -> collect(not.part(), names);
            case Predicate.IsNull isNull -> names.add(isNull.column());
            case Predicate.Compare compare -> names.add(compare.column());
            case Predicate.In in -> names.add(in.column());
        }
    }
}
