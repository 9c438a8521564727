package dev.leat.formats.lines;

import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;

/// Blocks of a file as it is: windows of the store, which are parsed in place. Only the edges of the file are copied,
/// since kernels load beyond the ends of fields.
final class StoredBlocks implements Blocks {

    private final Store store;
    private final Blob blob;
    private final LineBreaks breaks;
    private final long windowBytes;
    private final Scratch edge;
    // Holds one window at most.
    private final Deque<Window> window = new ArrayDeque<>(1);

    StoredBlocks(TextFile file, long windowBytes, Arena arena) {
        this.store = file.store();
        this.blob = file.blob();
        this.breaks = file.breaks();
        this.windowBytes = windowBytes;
        this.edge = new Scratch(arena);
    }

    @Override
    public Block load(long position, long atLeast) throws IOException, InterruptedException {
        // A file that shrinks by less than a page has zeros at its end, and no fault.
        check();
        closeWindow();
        long rest = blob.bytes() - position;
        long wanted = Math.min(Math.max(windowBytes, atLeast), rest - Block.AFTER);
        return position < Block.BEFORE || wanted < atLeast ? copied(position, atLeast, rest) : mapped(position, wanted);
    }

    private Block mapped(long position, long wanted) throws IOException, InterruptedException {
        long from = position - Block.BEFORE;
        Window opened = store.window(blob, from, Block.BEFORE + wanted + Block.AFTER);
        window.add(opened);
        MemorySegment text = opened.bytes();
        int end = Math.toIntExact(text.byteSize() - Block.AFTER);
        return new Block(text, from, end, false, blob.bytes());
    }

    private Block copied(long position, long atLeast, long rest) throws IOException, InterruptedException {
        long bytes = Math.min(atLeast, rest);
        MemorySegment text = edge.atLeast(Block.BEFORE + bytes + 1 + Block.AFTER);
        long before = Math.min(position, Block.BEFORE);
        text.asSlice(0, Block.BEFORE).fill((byte) 0);
        // With what follows, where something does.
        long wanted = before + Math.min(bytes + Block.AFTER, rest);
        long read = store.read(blob, position - before, text.asSlice(Block.BEFORE - before, wanted));
        if (read < wanted) {
            throw new IOException(blob.name() + " ends at byte " + (position - before + read) + " and not at "
                    + blob.bytes() + " as it did before");
        }
        boolean last = bytes == rest;
        long end = Block.BEFORE + bytes;
        if (last && bytes > 0 && !breaks.isBreak(text.get(ValueLayout.JAVA_BYTE, end - 1))) {
            text.set(ValueLayout.JAVA_BYTE, end++, (byte) '\n');
        }
        return new Block(text, position - Block.BEFORE, Math.toIntExact(end), last, blob.bytes());
    }

    @Override
    public long stored(long position) {
        return position;
    }

    @Override
    public long mark(long position) {
        return position;
    }

    @Override
    public void check() throws IOException {
        for (Window open : window) {
            open.check();
        }
    }

    @Override
    public void close() {
        closeWindow();
    }

    private void closeWindow() {
        while (!window.isEmpty()) {
            window.remove().close();
        }
    }
}
