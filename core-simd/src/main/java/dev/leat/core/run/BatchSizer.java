package dev.leat.core.run;

import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import dev.leat.core.Observer.Decision;
import dev.leat.core.controller.Expansion;

/// Says how many rows the next batch asks for: what the controller wants, not below the least nor above the most,
/// rounded; then what memory has room for and what is still wanted, which come after any floor.
///
/// The controller hears of batches that were full and were asked for after the last change, so that it never acts twice
/// on the same cause: one cut an event, one step for as many batches as are on their way.
public final class BatchSizer {

    private static final int QUANTUM = 1024;
    private static final int ROUNDED_FROM = 4 * QUANTUM;

    /// A controller gets no batch below this, unless it began below: what memory others hold may never let it grow
    /// again. Memory caps batches further where it must.
    private static final int LEAST = 4 * QUANTUM;

    private static final int MOST = 1 << 24;

    /// A change of less than this share of the size is none.
    private static final double DEAD_BAND = 0.05;

    /// What text is taken to need until some was read.
    private static final int TEXT_BYTES = 24;

    private final Controller controller;
    private final int least;
    private int answered;
    private int wanted;
    private int rows;
    private int version;
    private final Expansion expansion;
    private int refused;

    /// @param schema of the rows to read
    public BatchSizer(Controller controller, Schema schema) {
        this.controller = controller;
        this.answered = controller.firstRows();
        this.wanted = Math.clamp(answered, 1, MOST);
        this.rows = wanted;
        this.least = Math.min(LEAST, wanted);
        this.expansion = new Expansion(Math.max(1, guess(schema)));
    }

    /// What the next batch asks for.
    ///
    /// @param room bytes that it may take at most
    public synchronized Ask ask(long room) {
        double bytesPerRow = Math.max(1, expansion.bytesPerRow());
        long most = Math.max(1, (long) (room / bytesPerRow));
        int capped = (int) Math.min(rows, most);
        return new Ask(capped, version, (long) (capped * bytesPerRow), room);
    }

    /// Takes what became of a batch.
    public synchronized Decision done(Ask ask, Observation done) {
        if (done.rowsIn() < ask.rows()) {
            return new Decision(false, answered, rows, "");
        }
        expansion.observe(done);
        if (ask.version() != version) {
            return new Decision(false, answered, rows, "");
        }
        answered = controller.nextRows(done);
        int answer = Math.clamp(answered, least, MOST);
        if (answer != wanted) {
            wanted = answer;
            change(rounded(answer));
        }
        return new Decision(true, answered, rows, controller.reason());
    }

    /// Takes that a batch found no memory.
    public synchronized void refused() {
        refused++;
    }

    /// How many batches found none since this was asked last.
    public synchronized int takeRefused() {
        int count = refused;
        refused = 0;
        return count;
    }

    /// Takes that a batch did not fit: rows are larger than they were, so that the next asks for half as many.
    ///
    /// @return whether a smaller one can be tried
    public synchronized boolean tooLarge(Ask ask) {
        if (ask.rows() == 1) {
            return false;
        }
        expansion.needs(2.0 * ask.room() / ask.rows());
        version++;
        return true;
    }

    public synchronized int rows() {
        return rows;
    }

    private void change(int next) {
        if (rows >= ROUNDED_FROM && Math.abs(next - rows) < DEAD_BAND * rows) {
            return;
        }
        var event = new RunEvents.SizeChanged();
        event.before = rows;
        event.after = next;
        event.commit();
        rows = next;
        version++;
    }

    private static int rounded(int answer) {
        return answer < ROUNDED_FROM ? answer : answer / QUANTUM * QUANTUM;
    }

    private static double guess(Schema schema) {
        double bits = 0;
        for (int i = 0; i < schema.size(); i++) {
            Type type = schema.field(i).type();
            bits += type.bits() == 0 ? 8 * TEXT_BYTES : type.bits();
        }
        return bits / 8;
    }

    /// @param version counts the changes of size before it was asked
    /// @param bytes what it is expected to take
    /// @param room what it may take
    public record Ask(int rows, int version, long bytes, long room) {

        /// The same for fewer rows.
        Ask atMost(long limit) {
            return limit >= rows ? this : new Ask((int) Math.max(1, limit), version, bytes, room);
        }
    }
}
