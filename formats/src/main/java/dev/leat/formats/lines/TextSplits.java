package dev.leat.formats.lines;

import dev.leat.api.source.Split;
import java.util.ArrayList;
import java.util.List;

/// Files in stretches that are read side by side. Those that can be read from their start on only are one each.
public final class TextSplits {

    private TextSplits() {}

    /// The splits of some files, all in one lane. Their tokens are [SplitToken]s.
    ///
    /// @param bytes how many a split has at most
    public static List<Split> of(List<TextFile> files, long bytes) {
        List<Split> splits = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            add(files, file, Math.max(1, bytes), splits);
        }
        return splits;
    }

    private static void add(List<TextFile> files, int number, long most, List<Split> splits) {
        TextFile file = files.get(number);
        String lane = files.getFirst().name();
        if (file.streamed()) {
            String token = new SplitToken(number, file.rows(), Span.NO_END).text();
            long bytes = file.endless() ? Split.UNKNOWN : file.blob().bytes();
            splits.add(new Split(lane, file.name(), token, bytes, false));
            return;
        }
        long size = file.blob().bytes();
        long from = file.rows();
        do {
            long to = Math.min(size, (from / most + 1) * most);
            String token = new SplitToken(number, from, to).text();
            splits.add(new Split(lane, file.name(), token, to - from, from > file.rows()));
            from = to;
        } while (from < size);
    }
}
