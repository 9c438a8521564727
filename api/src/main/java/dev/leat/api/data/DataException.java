package dev.leat.api.data;

import java.io.Serial;

/// The bytes are wrong: a row that does not parse, a time that goes back, a file cut short.
///
/// Never retried. `row` is the line of a text file, from 1, or the row's number from 1 where there are no lines.
public final class DataException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String where;
    private final long row;

    public DataException(String where, long row, String problem) {
        super(where + ":" + row + ": " + problem);
        this.where = where;
        this.row = row;
    }

    public String where() {
        return where;
    }

    public long row() {
        return row;
    }
}
