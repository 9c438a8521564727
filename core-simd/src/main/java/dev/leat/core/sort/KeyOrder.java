package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The order of records: by their keys, and where those are equal and rows are numbered, by the numbers of the rows.
/// This is the specification: [Packing] only gets there faster.
final class KeyOrder {

    private final RecordLayout layout;
    private final Dictionaries dictionaries;
    private final List<KeyWord> words;

    /// The same, for loops over records.
    private final KeyWord[] compared;

    private KeyOrder(RecordLayout layout, Dictionaries dictionaries, List<KeyWord> words) {
        this.layout = layout;
        this.dictionaries = dictionaries;
        this.words = List.copyOf(words);
        this.compared = words.toArray(KeyWord[]::new);
    }

    static KeyOrder by(List<SortColumn> columns, RecordLayout layout, Dictionaries dictionaries) {
        List<KeyWord> words = new ArrayList<>();
        for (SortColumn column : columns) {
            for (KeyWord.Kind kind :
                    KeyWord.kinds(layout.schema().field(column.column()).type())) {
                words.add(KeyWord.of(layout, column, kind));
            }
        }
        return new KeyOrder(layout, dictionaries, words);
    }

    /// The order of the rows' numbers.
    static KeyOrder byNumber(RecordLayout layout, Dictionaries dictionaries) {
        return new KeyOrder(layout, dictionaries, List.of(KeyWord.ofNumber()));
    }

    RecordLayout layout() {
        return layout;
    }

    List<KeyWord> words() {
        return words;
    }

    Words dictionary(KeyWord key) {
        return dictionaries.of(key.column());
    }

    int compare(MemorySegment left, long one, MemorySegment right, long other) {
        int order = compareKeys(left, one, right, other);
        return order == 0 && layout.numbered() ? compareNumbers(left, one, right, other) : order;
    }

    /// Compares records without the numbers of their rows.
    int compareKeys(MemorySegment left, long one, MemorySegment right, long other) {
        for (KeyWord word : compared) {
            int order = compare(word, left, one, right, other);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static int compareNumbers(MemorySegment left, long one, MemorySegment right, long other) {
        return Long.compare(
                left.get(RecordLayout.LONG, one + RecordLayout.NUMBER),
                right.get(RecordLayout.LONG, other + RecordLayout.NUMBER));
    }

    private int compare(KeyWord word, MemorySegment left, long one, MemorySegment right, long other) {
        boolean oneNull = word.isNull(left, one);
        boolean otherNull = word.isNull(right, other);
        if (oneNull || otherNull) {
            return oneNull == otherNull ? 0 : oneNull == word.nullsFirst() ? -1 : 1;
        }
        if (!word.text()) {
            return Long.compare(word.number(left, one), word.number(right, other));
        }
        int order = compareTexts(word, left, one, right, other);
        return word.descending() ? -order : order;
    }

    private int compareTexts(KeyWord word, MemorySegment left, long one, MemorySegment right, long other) {
        int oneText = left.get(RecordLayout.INT, one + word.place());
        int otherText = right.get(RecordLayout.INT, other + word.place());
        if (oneText >= 0 && oneText == otherText) {
            return 0;
        }
        return compareBytes(
                textBytes(word, left, one),
                textStart(word, left, one),
                textLength(word, left, one),
                textBytes(word, right, other),
                textStart(word, right, other),
                textLength(word, right, other));
    }

    /// Where the text of a record lies: in itself, or among the words.
    MemorySegment textBytes(KeyWord word, MemorySegment records, long record) {
        return records.get(RecordLayout.INT, record + word.place()) >= 0
                ? dictionary(word).bytes()
                : records;
    }

    long textStart(KeyWord word, MemorySegment records, long record) {
        int text = records.get(RecordLayout.INT, record + word.place());
        return text >= 0 ? dictionary(word).start(text) : layout.textStart(records, record, word.column());
    }

    int textLength(KeyWord word, MemorySegment records, long record) {
        int text = records.get(RecordLayout.INT, record + word.place());
        return text >= 0 ? dictionary(word).length(text) : RecordLayout.inlineBytes(text);
    }

    /// Compares texts as unsigned bytes, which for UTF-8 is the order of code points.
    static int compareBytes(
            MemorySegment left, long one, int oneLength, MemorySegment right, long other, int otherLength) {
        int both = Math.min(oneLength, otherLength);
        long differs = MemorySegment.mismatch(left, one, one + both, right, other, other + both);
        if (differs < 0) {
            return Integer.compare(oneLength, otherLength);
        }
        return Byte.compareUnsigned(
                left.get(RecordLayout.BYTE, one + differs), right.get(RecordLayout.BYTE, other + differs));
    }
}
