package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers the rows of a column into pages, and its pages into a chunk.
final class ColumnWriter implements AutoCloseable {

    private final StoredColumn column;
    private final Limits limits;
    private final WaitingPages waiting;
    private final Presence presence;
    private final PageValues values;
    private final PageEncoder encoder;
    private final Optional<BloomFilter> filter;

    /// Where the pages of the chunk wait, and what they are like.
    private final List<Long> starts = new ArrayList<>();

    private final List<FinishedPage.Facts> pages = new ArrayList<>();

    /// @param filtered whether its chunks get bloom filters
    ColumnWriter(StoredColumn column, Limits limits, Workshop workshop, boolean filtered) {
        this.column = column;
        this.limits = limits;
        this.waiting = workshop.waiting();
        Arena arena = workshop.arena();
        MemoryBudget memory = workshop.memory();
        this.presence = new Presence(arena, limits.pageRows());
        this.values = switch (column.shape()) {
            case StoredColumn.Shape.Bits _ -> new BitValues(arena, limits.pageRows());
            case StoredColumn.Shape.Fixed fixed ->
                new FixedValues(arena, fixed.kind(), fixed.conversion(), limits.pageRows());
            case StoredColumn.Shape.Bytes(ByteOrdering ordering, boolean coded) ->
                coded
                        ? new CodedValues(arena, memory, ordering, limits.pageRows(), limits.pageBytes())
                        : new ByteValues(memory, ordering, limits.pageRows(), limits.pageBytes());
        };
        this.encoder = new PageEncoder(values, limits, workshop);
        this.filter = filtered ? Optional.of(new BloomFilter(arena, limits.bloomBytes())) : Optional.empty();
    }

    StoredColumn column() {
        return column;
    }

    /// How many rows from `first` on the page takes until it is full, at least one.
    int room(Column rows, int first, int count) {
        return values.room(rows, first, Math.min(count, limits.pageRows() - presence.rows()));
    }

    /// Takes rows, as many as there is [#room] for.
    ///
    /// @return -1, or the row of a value that cannot be stored
    int append(Column rows, int first, int count) {
        presence.append(rows, first, count);
        return values.append(rows, first, count);
    }

    /// What is wrong with a value that cannot be stored.
    String problem() {
        return values.problem();
    }

    /// Whether the rows taken are a page.
    boolean full() {
        return presence.rows() == limits.pageRows() || values.full();
    }

    /// Ends the page, and lets it wait.
    ///
    /// @return false where there is no room for another page to wait; nothing was ended then
    boolean endPage() throws IOException, InterruptedException {
        if (!waiting.makeRoom(encoder.most(presence))) {
            return false;
        }
        FinishedPage page = encode();
        starts.add(waiting.add(page.header(), page.body()));
        ended(page);
        return true;
    }

    private FinishedPage encode() {
        filter.ifPresent(wanted -> wanted.add(values));
        return encoder.encode(presence);
    }

    private void ended(FinishedPage page) {
        pages.add(page.facts());
        presence.clear();
        values.clear();
    }

    /// Writes the chunk, with the rows taken as its last page, and begins another.
    Chunk endChunk(Tail tail) throws IOException, InterruptedException {
        // It may add to the dictionary, which stands before all others.
        Optional<FinishedPage> last = presence.rows() > 0 ? Optional.of(encode()) : Optional.empty();
        long start = tail.position();
        Optional<FinishedPage> dictionary = encoder.dictionary();
        if (dictionary.isPresent()) {
            tail.write(dictionary.get().header());
            tail.write(dictionary.get().body());
        }
        for (int i = 0; i < starts.size(); i++) {
            waiting.write(starts.get(i), pages.get(i).bytes(), tail);
        }
        if (last.isPresent()) {
            tail.write(last.get().header());
            tail.write(last.get().body());
            ended(last.get());
        }
        var chunk = new Chunk(
                column, start, dictionary.map(FinishedPage::facts), List.copyOf(pages), BloomFilter.Place.NONE);
        starts.clear();
        pages.clear();
        encoder.reset();
        return chunk;
    }

    /// Writes the bloom filter of the chunk that was ended last, where it has one.
    BloomFilter.Place endFilter(Tail tail) throws IOException, InterruptedException {
        return filter.isPresent() ? filter.get().write(tail) : BloomFilter.Place.NONE;
    }

    @Override
    public void close() {
        values.close();
    }
}
