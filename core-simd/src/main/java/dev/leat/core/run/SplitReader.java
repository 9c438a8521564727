package dev.leat.core.run;

import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Split;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Reads a split through as many readers as it takes: one that fails is closed, and another opened where the last batch
/// ended.
///
/// For one thread at a time.
final class SplitReader implements AutoCloseable {

    private final Input input;
    private final Split split;
    private final Retry retry;
    private final LongAdder reopened;
    private @Nullable Reader reader;
    private Position start = Position.START;
    private Position position = Position.START;
    private boolean started;

    SplitReader(Input input, Split split, Retry retry, LongAdder reopened) {
        this.input = input;
        this.split = split;
        this.retry = retry;
        this.reopened = reopened;
    }

    /// Reads the next rows, perhaps none.
    ///
    /// @return what was filled, for the caller to release; empty at the end of the split
    Optional<Loans.Loan> read(Loans loans, int rows) throws IOException, InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                return attempt(loans, rows);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                abandon(e);
                if (failures >= retry.most()) {
                    throw e;
                }
                again(failures, e);
            }
        }
    }

    /// Where its first row was taken to be. Known once something was read.
    Position start() {
        return start;
    }

    /// The place after the last row read.
    Position position() {
        return position;
    }

    /// Goes back to where it was, and reads from there again.
    void backTo(Position before) throws IOException {
        close();
        position = before;
    }

    /// Forgets what was read, and goes on elsewhere.
    void restart(Position from) throws IOException {
        close();
        start = from;
        position = from;
        started = true;
    }

    @Override
    public void close() throws IOException {
        Reader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }

    private Optional<Loans.Loan> attempt(Loans loans, int rows) throws IOException, InterruptedException {
        Reader open = open();
        Loans.Loan loan = loans.lend(input.schema(), rows);
        boolean kept = false;
        try {
            kept = open.read(loan.builder());
            if (!started) {
                start = open.start();
                started = true;
            }
            position = open.position();
            return kept ? Optional.of(loan) : Optional.empty();
        } finally {
            if (!kept) {
                loan.release();
            }
        }
    }

    private Reader open() throws IOException, InterruptedException {
        Reader open = reader;
        if (open == null) {
            open = input.source().open(split, input.scan(), position);
            reader = open;
        }
        return open;
    }

    private void abandon(IOException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void again(int failures, IOException failure) throws InterruptedException {
        var event = new RunEvents.Reopened();
        event.begin();
        Thread.sleep(retry.before(failures));
        reopened.increment();
        RunEvents.reopened(event, split, position, failure);
    }
}
