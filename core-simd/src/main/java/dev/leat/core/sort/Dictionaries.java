package dev.leat.core.sort;

import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The [Words] of each column that is a dictionary.
final class Dictionaries implements AutoCloseable {

    private final List<Optional<Words>> columns = new ArrayList<>();

    private Dictionaries() {}

    /// Those of a sort.
    Dictionaries(Schema schema, MemoryBudget memory, String owner) {
        boolean made = false;
        try {
            for (int column = 0; column < schema.size(); column++) {
                boolean coded = schema.field(column).type().equals(Type.DICTIONARY);
                columns.add(coded ? Optional.of(new Words(memory, owner)) : Optional.empty());
            }
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    /// None: every text stays in its record.
    static Dictionaries none(Schema schema) {
        var none = new Dictionaries();
        schema.fields().forEach(_ -> none.columns.add(Optional.empty()));
        return none;
    }

    /// Whether there are words of a column.
    boolean has(int column) {
        return columns.get(column).isPresent();
    }

    /// The words of a column that is a dictionary.
    Words of(int column) {
        return columns.get(column).orElseThrow();
    }

    /// Takes the words of others.
    ///
    /// @return what theirs are called here
    Renaming take(Dictionaries others, RecordLayout layout) {
        List<int[]> renamed = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            boolean coded = columns.get(column).isPresent();
            renamed.add(coded ? Renaming.unlessSame(of(column).take(others.of(column))) : new int[0]);
        }
        return new Renaming(layout, renamed);
    }

    void save(DataOutput state) throws IOException {
        for (Optional<Words> column : columns) {
            if (column.isPresent()) {
                save(column.get(), state);
            }
        }
    }

    private static void save(Words words, DataOutput state) throws IOException {
        state.writeInt(words.count());
        for (int word = 0; word < words.count(); word++) {
            byte[] text =
                    words.bytes().asSlice(words.start(word), words.length(word)).toArray(ValueLayout.JAVA_BYTE);
            state.writeInt(text.length);
            state.write(text);
        }
    }

    void restore(DataInput state) throws IOException {
        for (Optional<Words> column : columns) {
            if (column.isPresent()) {
                restore(column.get(), state);
            }
        }
    }

    private static void restore(Words words, DataInput state) throws IOException {
        int count = state.readInt();
        for (int word = 0; word < count; word++) {
            byte[] text = new byte[state.readInt()];
            state.readFully(text);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
                words.number(copy, 0, text.length);
            }
        }
    }

    @Override
    public void close() {
        columns.forEach(column -> column.ifPresent(Words::close));
    }
}
