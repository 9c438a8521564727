package dev.leat.formats.arrow;

/// What a split's token says: the file's number, its first record batch, and the one after its last. A stream is one
/// split.
record SplitToken(int file, int from, int to) {

    String text() {
        return file + ":" + from + ":" + to;
    }

    static SplitToken parse(String text) {
        String[] parts = text.split(":", -1);
        return new SplitToken(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
