package dev.leat.formats.parquet.pages;

import dev.leat.formats.parquet.metadata.Encoding;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Physical;
import java.lang.foreign.MemorySegment;

/// Opens the values of pages of a column whose values have one width, or are padded to one.
final class FixedPages {

    private final Setting setting;
    private final Leaf leaf;
    private final int width;
    private final Room dictionary;
    private final MemorySegment codes;
    private final DeltaTexts.Rooms rooms;
    private final TextBuffer texts;
    private MemorySegment dictionaryValues = MemorySegment.NULL;
    private int dictionarySize = -1;

    FixedPages(Setting setting) {
        this.setting = setting;
        this.leaf = setting.leaf();
        this.width = leaf.physical() == Physical.BYTES ? PaddedValues.WIDTH : leaf.width();
        this.dictionary = new Room(setting.arena());
        this.codes = setting.arena().allocate(4L * Codes.STEP + Room.PADDING, 64);
        this.rooms =
                new DeltaTexts.Rooms(new Room(setting.arena()), new Room(setting.arena()), new Room(setting.arena()));
        this.texts = new TextBuffer(setting.arena());
    }

    /// Bytes of a value as [FixedValues] give them.
    int width() {
        return width;
    }

    void chunk() {
        dictionarySize = -1;
    }

    void dictionary(Span page, int count) {
        FixedValues values = leaf.physical() == Physical.BYTES
                ? new PaddedValues(new PlainTexts(page), texts)
                : new PlainValues(page, width);
        // Of values of any length each has its length before it.
        if (count * (leaf.physical() == Physical.BYTES ? 4L : width) > page.bytes()) {
            throw new DamagedPage("a dictionary of " + count + " values in " + page.bytes() + " bytes");
        }
        dictionaryValues = dictionary.atLeast((long) count * width);
        dictionarySize = count;
        values.read(count, dictionaryValues, 0);
    }

    FixedValues values(Page page) {
        Span bytes = page.values();
        return switch (page.encoding()) {
            case PLAIN ->
                leaf.physical() == Physical.BYTES
                        ? new PaddedValues(new PlainTexts(bytes), texts)
                        : new PlainValues(bytes, width);
            case DICTIONARY -> coded(bytes);
            case DELTA_BINARY_PACKED -> {
                require(leaf.physical() == Physical.INT32 || leaf.physical() == Physical.INT64, page.encoding());
                yield new DeltaValues(bytes, width, setting.kernels());
            }
            case BYTE_STREAM_SPLIT -> {
                require(leaf.physical() != Physical.INT96 && leaf.physical() != Physical.BYTES, page.encoding());
                yield new SplitValues(bytes, width, setting.kernels());
            }
            case DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY -> delta(page);
            case RLE, BIT_PACKED, UNKNOWN -> throw wrong(page.encoding());
        };
    }

    private FixedValues coded(Span bytes) {
        if (dictionarySize < 0) {
            throw new DamagedPage("codes without a dictionary");
        }
        var page = new Codes(bytes, dictionarySize, codes, setting.kernels());
        return new CodedValues(dictionaryValues, width, page);
    }

    private FixedValues delta(Page page) {
        boolean fixed = leaf.physical() == Physical.FIXED;
        boolean shared = page.encoding() == Encoding.DELTA_BYTE_ARRAY;
        require(leaf.physical() == Physical.BYTES || (fixed && shared), page.encoding());
        TextValues stored = shared
                ? new DeltaTexts(page.values(), page.rows(), rooms, setting.kernels())
                : new DeltaLengthTexts(page.values(), page.rows(), rooms.first(), setting.kernels());
        return fixed ? new ShapedValues(stored, width, texts) : new PaddedValues(stored, texts);
    }

    private void require(boolean right, Encoding encoding) {
        if (!right) {
            throw wrong(encoding);
        }
    }

    private DamagedPage wrong(Encoding encoding) {
        return new DamagedPage("values of " + leaf.physical() + " in " + encoding);
    }
}
