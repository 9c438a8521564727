package dev.leat.formats.parquet;

/// What a split's token says: the file's number, its first row group, and the one after its last.
record SplitToken(int file, int from, int to) {

    String text() {
        return file + ":" + from + ":" + to;
    }

    static SplitToken parse(String text) {
        String[] parts = text.split(":", -1);
        return new SplitToken(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
