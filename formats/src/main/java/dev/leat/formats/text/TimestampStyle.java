package dev.leat.formats.text;

import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;

/// How the moments of a column are spelled. It travels in the metadata of the column's field, so that what was read
/// from text can be written as it was.
public sealed interface TimestampStyle {

    /// The key of the metadata.
    String KEY = "timestamp";

    /// As counts of the type's unit.
    TimestampStyle COUNT = new Count();

    /// The form that [#of(Field)] reads.
    String text();

    /// How the moments of a column were spelled; where that is not known, with a `T` and all digits of the unit.
    ///
    /// @throws IllegalArgumentException where what the field says is none of the forms there are
    static TimestampStyle of(Field field) {
        String text = field.metadata().getOrDefault(KEY, "");
        if (text.isEmpty()) {
            return field.type() instanceof Type.Timestamp timestamp ? Iso.full(timestamp.unit()) : COUNT;
        }
        return text.equals(COUNT.text()) ? COUNT : Iso.parse(text);
    }

    /// As numbers.
    record Count() implements TimestampStyle {
        @Override
        public String text() {
            return "count";
        }
    }

    /// As ISO 8601, in the zone that the type names.
    ///
    /// A text goes to a depth: 0 is the date alone, 1 has hours and minutes, 2 has seconds, and `2 + n` has `n`
    /// digits of the second's fraction. Each moment is written to the least depth of the style that shows all of
    /// it: of the depths 2, 5, 8 and 11 a moment with 250 ms takes 5. Where none of them does, it goes as deep as
    /// it needs.
    ///
    /// @param separator what stands between date and time: `T`, `t` or a space
    /// @param mark what stands before the fraction: a point or a comma
    /// @param depths bit `n` is 1 where texts may go to depth `n`; at least one is
    record Iso(char separator, char mark, int depths) implements TimestampStyle {

        public static final int DATE = 0;
        public static final int MINUTES = 1;
        public static final int SECONDS = 2;

        /// How many depths there are.
        public static final int DEPTHS = 12;

        private static final String LETTERS = "dms123456789";

        public Iso {
            if ("Tt ".indexOf(separator) < 0 || ".,".indexOf(mark) < 0 || depths <= 0 || depths >= 1 << DEPTHS) {
                throw new IllegalArgumentException(
                        "no style of timestamps '" + separator + mark + "' with depths " + depths);
            }
        }

        static Iso full(TimeUnit unit) {
            return new Iso('T', '.', 1 << (SECONDS + places(unit)));
        }

        static int places(TimeUnit unit) {
            return switch (unit) {
                case SECONDS -> 0;
                case MILLIS -> 3;
                case MICROS -> 6;
                case NANOS -> 9;
            };
        }

        /// Separator, mark and a letter for each depth: `T.s369`.
        @Override
        public String text() {
            var text = new StringBuilder().append(separator).append(mark);
            for (int depth = 0; depth < DEPTHS; depth++) {
                if (goesTo(depth)) {
                    text.append(LETTERS.charAt(depth));
                }
            }
            return text.toString();
        }

        private static Iso parse(String text) {
            int depths = 0;
            for (int i = 2; i < text.length(); i++) {
                int depth = LETTERS.indexOf(text.charAt(i));
                if (depth < 0) {
                    throw new IllegalArgumentException("no style of timestamps '" + text + "'");
                }
                depths |= 1 << depth;
            }
            if (depths == 0) {
                throw new IllegalArgumentException("no style of timestamps '" + text + "'");
            }
            return new Iso(text.charAt(0), text.charAt(1), depths);
        }

        /// Whether texts may go to a depth.
        public boolean goesTo(int depth) {
            return ((depths >>> depth) & 1) != 0;
        }

        /// The depth to which a moment is written that needs one.
        public int depth(int needed) {
            for (int depth = needed; depth < DEPTHS; depth++) {
                if (goesTo(depth)) {
                    return depth;
                }
            }
            return needed;
        }
    }
}
