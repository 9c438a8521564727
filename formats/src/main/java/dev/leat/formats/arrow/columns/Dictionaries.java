package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.formats.arrow.metadata.Envelope;
import dev.leat.formats.arrow.metadata.Leaf;
import dev.leat.formats.arrow.metadata.Message;
import dev.leat.formats.arrow.metadata.Stored;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The dictionaries that a reader's columns point into, by their numbers. For one thread.
public final class Dictionaries implements AutoCloseable {

    private final MemoryBudget memory;
    private final Map<Long, Stored.Spelling> wanted = new HashMap<>();
    private final Map<Long, Dictionary> loaded = new HashMap<>();

    public Dictionaries(MemoryBudget memory) {
        this.memory = memory;
    }

    /// Says that a column will point into one.
    public void want(Stored.Codes codes) {
        wanted.put(codes.dictionary(), codes.texts());
    }

    public boolean none() {
        return wanted.isEmpty();
    }

    /// Takes a message, if it is of a dictionary that is wanted.
    ///
    /// @param replace whether one may come in the place of another, as in a stream, but not in a file
    public void take(Envelope envelope, Message.Dictionary message, Bodies bodies, boolean replace)
            throws IOException, InterruptedException {
        Stored.Spelling spelling = wanted.get(message.id());
        if (spelling == null) {
            bodies.pass(envelope);
            return;
        }
        Optional<Dictionary> before = Optional.ofNullable(loaded.get(message.id()));
        if (before.isPresent() && !message.delta() && !replace) {
            throw bodies.wrong(envelope, "dictionary " + message.id() + " again, which a file has once");
        }
        var leaf = new Leaf(
                "dictionary " + message.id(), new Stored.Bytes(spelling, true), new Leaf.Slot(0, 0, 0), List.of(), "");
        var filler = new TextFiller(leaf, 0, true, Integer.MAX_VALUE);
        var buffers = new TreeSet<Integer>();
        filler.want(message.parts(), buffers);
        var lending = new Lending();
        try (Arena scratch = memory.open("arrow dictionary");
                Body body = bodies.open(envelope, message.parts(), buffers)) {
            var place = new Place(bodies.blob().name(), envelope, message.parts(), body);
            Column.Texts texts = texts(filler, place, lending, scratch);
            boolean more = message.delta() && before.isPresent();
            if (more && !before.orElseThrow().fits(texts)) {
                throw bodies.wrong(envelope, "dictionary " + message.id() + " grows beyond 2 GiB of texts");
            }
            loaded.put(message.id(), more ? before.orElseThrow().with(texts, memory) : Dictionary.of(texts, memory));
            if (!more) {
                before.ifPresent(old -> old.memory().release());
            }
        } finally {
            lending.end(false);
        }
    }

    private static Column.Texts texts(TextFiller filler, Place place, Lending lending, Arena scratch)
            throws IOException, InterruptedException {
        int rows = place.parts().rows();
        filler.of(place);
        var builder = new BatchBuilder(Schema.of(new Field("texts", Type.UTF8)), Math.max(1, rows), scratch);
        if (rows > 0) {
            if (filler.begin(0, rows, lending) < rows) {
                throw place.wrong("dictionary", "texts of more than 2 GiB");
            }
            filler.find(builder, rows, lending);
            filler.copy(builder, rows, lending);
        }
        builder.rows(rows);
        return (Column.Texts) builder.build(Origin.NOWHERE).column(0);
    }

    /// The dictionary of a column.
    Dictionary of(Place place, String column, long id) {
        Dictionary dictionary = loaded.get(id);
        if (dictionary == null) {
            throw place.wrong(column, "codes of dictionary " + id + ", which did not come");
        }
        return dictionary;
    }

    @Override
    public void close() {
        loaded.values().forEach(dictionary -> dictionary.memory().release());
        loaded.clear();
    }
}
