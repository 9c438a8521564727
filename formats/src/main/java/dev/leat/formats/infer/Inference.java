package dev.leat.formats.infer;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.util.ArrayList;
import java.util.List;

/// Guesses what the columns of a file are from its first rows, as users of DuckDB expect: whole numbers are int64, or
/// decimal128(0) where they are too large; other numbers float64; `true` and `false` bool, `0` and `1` numbers; ISO
/// 8601 dates and timestamps, with the unit of the longest fraction seen and the zone that all have, if all are spelled
/// in one style; text that repeats a dictionary; all else, and columns without values, utf8. Numbers with zeros before
/// them (`007`) or a plus are text.
///
/// A pure function of the rows given, in order. For one thread.
public final class Inference {

    private final int columns;
    private final Header header;
    private final List<ColumnGuess> guesses = new ArrayList<>();
    private final List<SampledCell> first = new ArrayList<>();
    private boolean begun = false;

    /// @param columns how many there are
    public Inference(int columns, Header header) {
        this.columns = columns;
        this.header = header;
        var room = new SampleRoom();
        for (int i = 0; i < columns; i++) {
            guesses.add(new ColumnGuess(room));
        }
    }

    /// Looks at the next row of the file, the first of which may be a header. Cells that are missing are null, and
    /// cells that are too many are not looked at.
    public void row(List<SampledCell> cells) {
        boolean later = begun || header == Header.ABSENT;
        for (int i = 0; i < columns; i++) {
            SampledCell cell = i < cells.size() ? cells.get(i) : SampledCell.NULL;
            if (later) {
                guesses.get(i).see(cell);
            } else {
                first.add(cell);
            }
        }
        begun = true;
    }

    /// What the rows so far tell. Ends the sample.
    public Result result() {
        boolean names = !first.isEmpty() && (header == Header.PRESENT || looksLikeNames());
        if (!names) {
            for (int i = 0; i < first.size(); i++) {
                guesses.get(i).see(first.get(i));
            }
            first.clear();
        }
        return new Result(names, guesses);
    }

    /// Whether the first row has text where the others have none, or is of text alone where nothing else is to be
    /// seen.
    private boolean looksLikeNames() {
        boolean onlyText = true;
        boolean empty = true;
        for (int i = 0; i < columns; i++) {
            SampledCell cell = first.get(i);
            boolean text = !cell.isNull() && CellKind.of(cell.text()) == CellKind.TEXT;
            if (text && !guesses.get(i).isText()) {
                return true;
            }
            onlyText &= text || cell.isNull();
            empty &= cell.isNull();
        }
        return onlyText && !empty;
    }

    /// Whether the first row names the columns.
    public enum Header {
        PRESENT,
        ABSENT,
        /// To be found out.
        AUTO
    }

    /// What was found out.
    public static final class Result {
        private final boolean header;
        private final List<ColumnGuess> guesses;

        private Result(boolean header, List<ColumnGuess> guesses) {
            this.header = header;
            this.guesses = guesses;
        }

        /// Whether the first row names the columns.
        public boolean header() {
            return header;
        }

        /// The type of each column.
        public List<Type> types() {
            return guesses.stream().map(ColumnGuess::type).toList();
        }

        /// The columns, by these names.
        public Schema schema(List<String> names) {
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < guesses.size(); i++) {
                fields.add(new Field(names.get(i), guesses.get(i).type()));
            }
            return spelled(new Schema(fields));
        }

        /// Columns of types that were given, with what was found out of how their values are spelled.
        public Schema spelled(Schema given) {
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < guesses.size(); i++) {
                fields.add(guesses.get(i).spelled(given.field(i)));
            }
            return new Schema(fields);
        }
    }
}
