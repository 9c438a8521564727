package dev.leat.formats.cells;

import dev.leat.formats.cells.Faults.Fault;
import java.io.IOException;
import java.util.Deque;

/// The records of a stretch of a text, run by run. For one reader.
public interface Lines {

    /// Gets more records, or lines that are none, once those before are dealt with.
    ///
    /// @return false where there are no more
    boolean refill() throws IOException, InterruptedException;

    /// How many records are at hand, of those that fit a run.
    int available();

    /// The number of the first one at hand.
    int next();

    /// Says that records were dealt with.
    void advance(int number);

    /// The cells of a column in some records.
    ///
    /// @param column as the format numbers them
    Cells cells(int column, int first, int number);

    /// Leaves out records for good, and brings the others of a run together.
    ///
    /// @return where the run is now: its first record's number
    int without(Faults faults, int first, int number);

    /// The cells of a run that [#without] has made.
    Cells keptCells(int column, int first, int number);

    /// What is to be reported of a record.
    Problem problem(int record, Fault fault);

    /// Lines that are no records, in order.
    Deque<Problem> problems();

    /// Where the next line starts in the text.
    long position();

    /// Whether the text there goes on with a line of which the part before was reported.
    boolean within();

    /// Goes to a row.
    ///
    /// @param row its number from here on, those that are wrong counted, from 0
    /// @return where it starts in the text
    default long skip(long row) throws IOException, InterruptedException {
        long left = row;
        while (available() > 0 || refill()) {
            while (!problems().isEmpty() && problems().peek().before() <= next()) {
                problems().remove();
                left--;
            }
            if (left <= 0 && available() > 0) {
                break;
            }
            int step = Math.min(1, available());
            advance(step);
            left -= step;
        }
        return position();
    }
}
