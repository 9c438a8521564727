package dev.leat.api.data;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/// The bytes are wrong: a row that does not parse, a time that goes back, a file cut short.
///
/// Never retried. `row` is the line of a text file, from 1, or the row's number from 1 where there are no lines, or 0
/// where it is about a file as a whole.
public final class DataException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String where;
    private final long row;
    private final String problem;
    private final Row[] others;

    public DataException(String where, long row, String problem) {
        this(where, row, problem, List.of());
    }

    /// @param others rows that this one does not agree with
    public DataException(String where, long row, String problem, List<Row> others) {
        super(new Row(where, row) + ": " + problem + seen(others));
        this.where = where;
        this.row = row;
        this.problem = problem;
        this.others = others.toArray(Row[]::new);
    }

    public String where() {
        return where;
    }

    public long row() {
        return row;
    }

    /// The message without the place.
    public String problem() {
        return problem;
    }

    public List<Row> others() {
        return List.of(others);
    }

    private static String seen(List<Row> others) {
        return others.isEmpty()
                ? ""
                : "; see "
                        + String.join(", ", others.stream().map(Row::toString).toList());
    }

    /// A row, as people find it; row 0 is all of it.
    public record Row(String where, long row) implements Serializable {
        @Override
        public String toString() {
            return row == 0 ? where : where + ":" + row;
        }
    }
}
