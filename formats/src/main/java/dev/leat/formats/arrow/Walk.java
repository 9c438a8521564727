package dev.leat.formats.arrow;

import dev.leat.formats.arrow.columns.Bodies;
import dev.leat.formats.arrow.columns.Dictionaries;
import dev.leat.formats.arrow.metadata.Contents;
import dev.leat.formats.arrow.metadata.Envelope;
import dev.leat.formats.arrow.metadata.Message;
import dev.leat.formats.arrow.metadata.Messages;
import java.io.IOException;
import java.util.Optional;

/// From record batch to record batch: by the footer of a file, or from message to message of a stream. Dictionaries
/// are taken before whoever needs them. For one thread.
final class Walk {

    private final ArrowFile file;
    private final int end;
    private final Messages messages;
    private final Bodies bodies;
    private final Dictionaries dictionaries;
    private final long target;
    private long next;
    private long rows = 0;
    private boolean begun = false;

    /// @param from the number of a record batch, or of a stream where its message starts
    /// @param end the number after the last, of a file
    Walk(ArrowFile file, long from, int end, Messages messages, Bodies bodies, Dictionaries dictionaries) {
        this.file = file;
        this.end = end;
        this.messages = messages;
        this.bodies = bodies;
        this.dictionaries = dictionaries;
        this.target = from;
        this.next = file.contents().indexed() ? from : file.contents().first();
    }

    /// The number of the next record batch, or of a stream where the next message starts.
    long next() {
        return Math.max(next, target);
    }

    /// The next record batch, if there is one.
    Optional<Step> step() throws IOException, InterruptedException {
        return file.contents().indexed() ? indexed() : streamed();
    }

    private Optional<Step> indexed() throws IOException, InterruptedException {
        Contents contents = file.contents();
        if (!begun && !dictionaries.none()) {
            for (Contents.Block block : contents.dictionaries()) {
                Envelope envelope = messages.read(block.offset());
                if (!(envelope.message() instanceof Message.Dictionary dictionary)) {
                    throw messages.wrong(block.offset(), "the footer says that a dictionary is here, but it is not");
                }
                dictionaries.take(envelope, dictionary, bodies, false);
            }
        }
        begun = true;
        if (next >= end) {
            return Optional.empty();
        }
        long number = next;
        Envelope envelope = RowCounts.header(contents.batches().get((int) number), messages);
        next++;
        return Optional.of(new Step(number, envelope));
    }

    private Optional<Step> streamed() throws IOException, InterruptedException {
        while (true) {
            long offset = next;
            Envelope envelope = messages.read(offset);
            switch (envelope.message()) {
                case Message.End _ -> {
                    return Optional.empty();
                }
                case Message.Dictionary dictionary -> {
                    dictionaries.take(envelope, dictionary, bodies, true);
                    next = envelope.next();
                }
                case Message.Rows batch -> {
                    next = envelope.next();
                    if (offset >= target) {
                        return Optional.of(new Step(offset, envelope));
                    }
                    rows += batch.parts().rows();
                    bodies.pass(envelope);
                }
                case Message.Columns _ -> throw messages.wrong(offset, "a second schema within a stream");
            }
        }
    }

    /// How many rows stand before a record batch in its file. May read the headers of those before.
    ///
    /// @param read rows of those that were stepped through before it
    long rowsBefore(long read) throws IOException, InterruptedException {
        if (!file.contents().indexed()) {
            return rows + read;
        }
        return read + file.rows().before((int) target, file.contents().batches(), messages);
    }

    /// @param batch its number, or of a stream where its message starts
    record Step(long batch, Envelope envelope) {}
}
