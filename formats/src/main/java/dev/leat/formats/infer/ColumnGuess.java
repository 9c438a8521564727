package dev.leat.formats.infer;

import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import dev.leat.formats.text.Moment;
import dev.leat.formats.text.TimestampStyle;
import dev.leat.formats.text.TimestampText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the cells of one column have in common.
public final class ColumnGuess {

    /// Of zones, two tell that there is not one.
    private static final int MOST_ZONES = 2;

    private final Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
    private final Set<String> zones = new HashSet<>();
    // The first and the last one, between which all others are, so that a unit can be found that holds them.
    private final List<Moment> extremes = new ArrayList<>();
    private final StyleGuess style = new StyleGuess();
    private final WordSet words;
    private long values = 0;
    private int places = 0;

    /// @param room shared by the columns of a sample
    public ColumnGuess(SampleRoom room) {
        this.words = new WordSet(room);
    }

    public void see(SampledCell cell) {
        if (cell.isNull()) {
            return;
        }
        see(cell.text(), CellKind.of(cell.text()));
    }

    /// Looks at a text that is no number and not true or false, whatever it looks like.
    public void seeText(String text) {
        CellKind kind = CellKind.of(text);
        boolean moment = kind == CellKind.DATE || kind == CellKind.MOMENT;
        see(text, moment ? kind : CellKind.TEXT);
    }

    private void see(String text, CellKind kind) {
        kinds.add(kind);
        values++;
        words.see(text);
        if (kind == CellKind.DATE || kind == CellKind.MOMENT) {
            Moment moment = Moment.parse(text);
            style.see(text, moment);
            see(moment);
        }
    }

    private void see(Moment moment) {
        places = Math.max(places, moment.places());
        if (zones.size() < MOST_ZONES) {
            zones.add(moment.zone());
        }
        if (extremes.isEmpty()) {
            extremes.add(moment);
            extremes.add(moment);
        }
        if (moment.date().isBefore(extremes.getFirst().date())) {
            extremes.set(0, moment);
        }
        if (moment.date().isAfter(extremes.getLast().date())) {
            extremes.set(1, moment);
        }
    }

    /// Gives back the room that it took, once it is no longer wanted.
    public void forget() {
        words.giveUp();
    }

    /// The type that reads every cell seen.
    public Type type() {
        if (kinds.isEmpty()) {
            return Type.UTF8;
        }
        if (only(CellKind.BOOL)) {
            return Type.BOOL;
        }
        if (only(CellKind.WHOLE)) {
            return Type.INT64;
        }
        if (only(CellKind.WHOLE, CellKind.WIDE)) {
            return new Type.Decimal(128, 0);
        }
        if (only(CellKind.WHOLE, CellKind.WIDE, CellKind.REAL)) {
            return Type.FLOAT64;
        }
        if (only(CellKind.DATE)) {
            return Type.DATE;
        }
        boolean moments = only(CellKind.DATE, CellKind.MOMENT)
                && sameClock()
                && style.style().isPresent();
        return moments ? moments() : text();
    }

    /// A column with what is known of how its moments are spelled, if it is of moments.
    public Field spelled(Field column) {
        if (!(column.type() instanceof Type.Timestamp) || kinds.isEmpty()) {
            return column;
        }
        if (only(CellKind.WHOLE)) {
            return column.with(TimestampStyle.KEY, TimestampStyle.COUNT.text());
        }
        boolean moments = only(CellKind.DATE, CellKind.MOMENT);
        return moments
                ? style.style()
                        .map(found -> column.with(TimestampStyle.KEY, found.text()))
                        .orElse(column)
                : column;
    }

    private boolean only(CellKind... allowed) {
        return Set.of(allowed).containsAll(kinds);
    }

    /// Whether all moments have the same zone, or none has: a column shows all its moments in one.
    private boolean sameClock() {
        return zones.size() == 1;
    }

    private Type moments() {
        TimeUnit unit = TimestampText.unit(places);
        var type = new Type.Timestamp(unit, zones.iterator().next());
        for (Moment moment : extremes) {
            if (!new TimestampText(type, Scan.Digits.REFUSE).fits(moment)) {
                return text();
            }
        }
        return type;
    }

    private Type text() {
        return words.repeat(values) ? Type.DICTIONARY : Type.UTF8;
    }

    /// Whether it is of text alone.
    boolean isText() {
        Type type = type();
        return type.equals(Type.UTF8) || type.equals(Type.DICTIONARY);
    }
}
