package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;

/// Opens the values of pages of a column as texts.
final class TextPages {

    private final Setting setting;
    private final boolean utf8;
    private final DeltaTexts.Rooms rooms;
    private final MemorySegment codes;
    private SharedDictionary dictionary = SharedDictionary.NONE;

    /// @param utf8 whether dictionaries are given to others, and so have to be of UTF-8
    TextPages(Setting setting, boolean utf8) {
        this.setting = setting;
        this.utf8 = utf8;
        this.rooms =
                new DeltaTexts.Rooms(new Room(setting.arena()), new Room(setting.arena()), new Room(setting.arena()));
        this.codes = setting.arena().allocate(4L * Codes.STEP + Room.PADDING, 64);
    }

    void chunk() {
        close();
    }

    void dictionary(Span page, int count) {
        close();
        dictionary = SharedDictionary.of(page, count, utf8, setting.memory());
    }

    /// The dictionary of the chunk.
    SharedDictionary dictionary() {
        return dictionary;
    }

    Codes codes(Page page) {
        if (dictionary == SharedDictionary.NONE) {
            throw new DamagedPage("codes without a dictionary");
        }
        return new Codes(page.values(), dictionary.texts().rows(), codes, setting.kernels());
    }

    TextValues values(Page page) {
        return switch (page.encoding()) {
            case PLAIN -> new PlainTexts(page.values());
            case DICTIONARY -> new CodedTexts(dictionary, codes(page));
            case DELTA_BYTE_ARRAY -> new DeltaTexts(page.values(), page.rows(), rooms, setting.kernels());
            case DELTA_LENGTH_BYTE_ARRAY ->
                new DeltaLengthTexts(page.values(), page.rows(), rooms.first(), setting.kernels());
            case DELTA_BINARY_PACKED, BYTE_STREAM_SPLIT, RLE, BIT_PACKED, UNKNOWN ->
                throw new DamagedPage("values of " + setting.leaf().physical() + " in " + page.encoding());
        };
    }

    void close() {
        dictionary.release();
        dictionary = SharedDictionary.NONE;
    }
}
