package dev.leat.formats.parquet;

/// What a split's token says: the file's number, where its first row is, and where the row after its last.
record SplitToken(int file, Place from, Place to) {

    String text() {
        return file + ":" + from.text() + ":" + to.text();
    }

    static SplitToken parse(String text) {
        String[] parts = text.split(":", -1);
        return new SplitToken(
                Integer.parseInt(parts[0]),
                new Place(Integer.parseInt(parts[1]), Long.parseLong(parts[2])),
                new Place(Integer.parseInt(parts[3]), Long.parseLong(parts[4])));
    }
}
