package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.Encoding;

/// Decides how the values of a column chunk are encoded, by what they come to.
///
/// The first page of a chunk tells which encoding is best: each that there is for the type encodes and compresses
/// the first values, and the one that takes fewest bytes is taken for the whole chunk. A dictionary is used from
/// the first page on for as long as codes and what the dictionary grew by take no more than that. Where it does not
/// pay any more, the encodings are tried once more, and the rest of the chunk goes without it. So the choice
/// depends on rows alone.
final class PageEncoder {

    /// How many values are tried.
    private static final int TRIED = 4096;

    private final PageValues values;
    private final Workshop workshop;
    private final Optional<Dictionary> dictionary;
    private final Effort effort = new Effort();
    private boolean first = true;
    private boolean coded;
    private Encoding encoding = Encoding.PLAIN;
    private double bytesPerValue = 0;

    PageEncoder(PageValues values, Limits limits, Workshop workshop) {
        this.values = values;
        this.workshop = workshop;
        this.dictionary = dictionary(values, limits, workshop);
        this.coded = dictionary.isPresent();
    }

    private static Optional<Dictionary> dictionary(PageValues values, Limits limits, Workshop workshop) {
        int most = limits.dictionaryValues();
        return switch (values) {
            case BitValues _ -> Optional.empty();
            case FixedValues wide when wide.kind() == FixedKind.WIDE -> Optional.empty();
            case FixedValues fixed -> Optional.of(new FixedDictionary(fixed, workshop.arena(), most));
            case ByteValues bytes ->
                Optional.of(new ByteDictionary(bytes, workshop.arena(), most, limits.dictionaryBytes()));
            case CodedValues coded ->
                Optional.of(new CodedDictionary(coded, workshop.arena(), most, limits.dictionaryBytes()));
        };
    }

    /// The most bytes of the page that would be made now.
    long most(Presence presence) {
        return workshop.pages().most(presence.mostLevels(), mostEncoded());
    }

    private long mostEncoded() {
        return Math.max(values.mostEncoded(values.count()), Hybrid.most(values.count(), Integer.SIZE));
    }

    /// Makes a page of the values.
    FinishedPage encode(Presence presence) {
        if (first && values.count() > 0) {
            first = false;
            choose();
        }
        Bounds bounds = values.bounds();
        if (coded && values.count() > 0) {
            Optional<FinishedPage> page = coded(presence, bounds, dictionary.orElseThrow());
            if (page.isPresent()) {
                return page.get();
            }
            coded = false;
            effort.reset();
            choose();
        }
        MemorySegment into = workshop.encoded().atLeast(values.mostEncoded(values.count()), 0);
        long bytes = values.encode(encoding, values.count(), into);
        return workshop.pages().data(presence, into.asSlice(0, bytes), encoding, effort, bounds);
    }

    /// Finds the best encoding without a dictionary, and what a value takes in it.
    private void choose() {
        List<Encoding> encodings = values.encodings();
        int tried = Math.min(TRIED, values.count());
        MemorySegment into = workshop.encoded().atLeast(values.mostEncoded(tried), 0);
        long best = Long.MAX_VALUE;
        for (Encoding candidate : encodings) {
            long plain = values.encode(candidate, tried, into);
            long bytes = Math.min(plain, workshop.pages().compressedBytes(into.asSlice(0, plain)));
            if (bytes < best) {
                best = bytes;
                encoding = candidate;
            }
        }
        bytesPerValue = (double) best / tried;
    }

    /// A page of codes, unless it takes more than one of values would. The dictionary is then as it was before.
    private Optional<FinishedPage> coded(Presence presence, Bounds bounds, Dictionary known) {
        int sizeBefore = known.size();
        long bytesBefore = known.bytes();
        if (known.encode(workshop.codes(), bytesPerValue)) {
            FinishedPage page =
                    workshop.pages().data(presence, packed(known.size()), Encoding.RLE_DICTIONARY, effort, bounds);
            long cost = page.body().byteSize() + known.bytes() - bytesBefore;
            if (cost <= bytesPerValue * values.count() + presence.mostLevels()) {
                return Optional.of(page);
            }
        }
        known.truncate(sizeBefore);
        return Optional.empty();
    }

    /// The codes as a page stores them: how many bits each has, and then the codes.
    private MemorySegment packed(int size) {
        MemorySegment into = workshop.encoded().atLeast(1 + Hybrid.most(values.count(), Integer.SIZE), 0);
        int width = Math.max(1, Hybrid.width(size - 1));
        into.set(Little.BYTE, 0, (byte) width);
        return into.asSlice(0, Hybrid.codes(workshop.codes(), values.count(), width, into, 1));
    }

    /// The page of the chunk's dictionary, where it has one.
    Optional<FinishedPage> dictionary() {
        return dictionary
                .filter(known -> known.size() > 0)
                .map(known -> workshop.dictionaries().dictionary(known));
    }

    /// Begins another chunk.
    void reset() {
        dictionary.ifPresent(known -> known.truncate(0));
        first = true;
        coded = dictionary.isPresent();
        effort.reset();
    }
}
