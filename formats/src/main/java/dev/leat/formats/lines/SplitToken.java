package dev.leat.formats.lines;

/// What a split's token says: the file's number, and from which byte to which its rows start.
public record SplitToken(int file, long from, long to) {

    public String text() {
        return file + ":" + from + ":" + to;
    }

    public static SplitToken parse(String text) {
        String[] parts = text.split(":", -1);
        return new SplitToken(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
