package dev.leat.spill.chronicle;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.state.KeyedState;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import net.openhft.chronicle.map.MapEntry;

/// State by key in a [StateMap]. It grows by copying all into a larger one before it is full, which is slower and
/// slower
/// otherwise, and refuses in the end.
///
/// The state lent last lies in memory of its own, and goes into the map with the next call: a process that is killed
/// loses that, and the entry that was being written.
final class ChronicleState implements KeyedState {

    private final StateFolder folder;
    private final String owner;
    private final MemoryBudget memory;
    private final long stateBytes;

    // Holds the state that is lent, for as long as this is open. Closed by close().
    private final Arena arena;
    private final MemorySegment lent;
    private final ResidentPages pages;
    private StateMap map;
    private long keys;
    private long keyBytes;

    /// The key and the state in the map of what is lent.
    private byte[] lentKey = new byte[0];

    private byte[] stored;
    private boolean lending;

    private ChronicleState(StateFolder folder, StateMap map, String owner, MemoryBudget memory) throws IOException {
        this.folder = folder;
        this.owner = owner;
        this.memory = memory;
        this.map = map;
        this.stateBytes = map.shape().stateBytes();
        this.stored = new byte[Math.toIntExact(stateBytes)];
        this.arena = memory.open(owner);
        boolean made = false;
        try {
            this.lent = arena.allocate(stateBytes, 8);
            this.pages = ResidentPages.of(folder.path(), owner, memory);
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    private void count() throws IOException, InterruptedException {
        keys = map.map().longSize();
        if (keys > 0) {
            Entries.of(map, pages, entry -> keyBytes += entry.key().size());
        }
    }

    /// Opens what a folder holds, or makes something that it does.
    static ChronicleState open(StateFolder folder, String owner, StateShape fresh, MemoryBudget memory)
            throws IOException, InterruptedException {
        StateMap map = map(folder, fresh);
        boolean opened = false;
        try {
            var state = new ChronicleState(folder, map, owner, memory);
            try {
                state.count();
                opened = true;
                return state;
            } finally {
                if (!opened) {
                    state.release();
                }
            }
        } finally {
            if (!opened) {
                map.close();
            }
        }
    }

    private static StateMap map(StateFolder folder, StateShape fresh) throws IOException {
        Optional<StateShape.Held> held = StateShape.read(folder.state());
        if (held.isEmpty()) {
            folder.keepOnly("");
            StateMap made = StateMap.create(folder.map("0.map"), fresh);
            folder.say(fresh.text("0.map"));
            return made;
        }
        StateShape shape = held.get().shape();
        if (shape.stateBytes() != fresh.stateBytes()) {
            throw new IOException("the state in " + folder.path() + " has " + shape.stateBytes() + " bytes a key, but "
                    + fresh.stateBytes() + " are asked for: it is of something else");
        }
        folder.keepOnly(held.get().map());
        if (!Files.isRegularFile(folder.map(held.get().map()))) {
            throw new FileSystemException(
                    folder.path().toString(),
                    null,
                    "the map of this state, " + held.get().map() + ", is missing");
        }
        return folder.unclean()
                ? StateMap.recover(folder.map(held.get().map()), shape)
                : StateMap.open(folder.map(held.get().map()), shape);
    }

    @Override
    public long stateBytes() {
        return stateBytes;
    }

    @Override
    public long keys() {
        return keys;
    }

    @Override
    public boolean has(MemorySegment key) throws IOException {
        settle();
        pages.touched();
        return key.byteSize() <= MOST_KEY_BYTES && map.map().containsKey(bytes(key));
    }

    @Override
    public MemorySegment state(MemorySegment key) throws IOException, InterruptedException {
        if (key.byteSize() > MOST_KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + MOST_KEY_BYTES + " bytes at most, not " + key.byteSize());
        }
        byte[] wanted = bytes(key);
        if (lending && Arrays.equals(wanted, lentKey)) {
            return lent;
        }
        settle();
        pages.touched();
        byte[] found = map.map().getUsing(wanted, stored);
        if (found == null) {
            add(wanted);
        } else {
            stored = found;
        }
        MemorySegment.copy(stored, 0, lent, ValueLayout.JAVA_BYTE, 0, stored.length);
        lentKey = wanted;
        lending = true;
        return lent;
    }

    private void add(byte[] key) throws IOException, InterruptedException {
        if (map.shape().size().full(keys + 1, keyBytes + key.length)) {
            grow(map.shape().size().larger(keys + 1, keyBytes + key.length));
        }
        Arrays.fill(stored, (byte) 0);
        put(key, stored, map);
        keys++;
        keyBytes += key.length;
    }

    private void put(byte[] key, byte[] value, StateMap into) throws IOException {
        try {
            into.map().put(key, value);
        } catch (IllegalStateException e) {
            throw new SpillExceededException(
                    SpillExceededException.Reason.CAP_REACHED,
                    "no room for more than the " + keys + " keys in " + folder.path() + ": " + e.getMessage(),
                    e);
        } catch (InternalError e) {
            throw new IOException("the disk of " + folder.path() + " has no room for more keys, or fails", e);
        }
    }

    @Override
    public void remove(MemorySegment key) throws IOException {
        settle();
        pages.touched();
        if (key.byteSize() <= MOST_KEY_BYTES && map.map().remove(bytes(key)) != null) {
            keys--;
            keyBytes -= key.byteSize();
        }
    }

    @Override
    public void forEach(Visitor visitor) throws IOException, InterruptedException {
        settle();
        try (Arena room = memory.open(owner)) {
            MemorySegment key = room.allocate(MOST_KEY_BYTES, 8);
            MemorySegment state = room.allocate(stateBytes, 8);
            Entries.of(map, pages, entry -> visit(entry, key, state, visitor));
        }
    }

    private static void visit(
            MapEntry<byte[], byte[]> entry, MemorySegment keyRoom, MemorySegment state, Visitor visitor)
            throws IOException, InterruptedException {
        byte[] key = entry.key().get();
        byte[] before = entry.value().get();
        MemorySegment.copy(key, 0, keyRoom, ValueLayout.JAVA_BYTE, 0, key.length);
        MemorySegment.copy(before, 0, state, ValueLayout.JAVA_BYTE, 0, before.length);
        visitor.visit(keyRoom.asSlice(0, key.length), state);
        byte[] after = state.toArray(ValueLayout.JAVA_BYTE);
        if (!Arrays.equals(before, after)) {
            entry.doReplaceValue(entry.context().wrapValueAsData(after));
        }
    }

    @Override
    public void close() throws IOException {
        try (StateMap _ = map) {
            try {
                settle();
            } finally {
                release();
            }
        } finally {
            folder.close();
        }
    }

    /// Gives back what is held of the budget.
    private void release() throws IOException {
        try (arena) {
            pages.close();
        }
    }

    /// Keeps what was done to the state that was lent.
    private void settle() throws IOException {
        if (!lending) {
            return;
        }
        lending = false;
        boolean same = true;
        for (int i = 0; i < stored.length; i++) {
            byte now = lent.get(ValueLayout.JAVA_BYTE, i);
            same &= now == stored[i];
            stored[i] = now;
        }
        if (!same) {
            put(lentKey, stored, map);
        }
    }

    /// Copies all into a map of a larger size, which takes the place of this one at once.
    private void grow(MapSize size) throws IOException, InterruptedException {
        if (map.shape().size().most()) {
            return;
        }
        String name = map.nextName();
        var shape = new StateShape(stateBytes, size);
        StateMap larger = StateMap.create(folder.map(name), shape);
        boolean grown = false;
        try {
            Entries.of(
                    map,
                    pages,
                    entry -> larger.map().put(entry.key().get(), entry.value().get()));
            folder.say(shape.text(name));
            grown = true;
        } finally {
            if (!grown) {
                larger.close();
                folder.keepOnly(map.name());
            }
        }
        map.close();
        map = larger;
        folder.keepOnly(name);
    }

    private static byte[] bytes(MemorySegment key) {
        return key.toArray(ValueLayout.JAVA_BYTE);
    }
}
