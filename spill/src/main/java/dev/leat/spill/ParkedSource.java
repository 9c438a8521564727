package dev.leat.spill;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.api.spill.BatchReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Rows that were parked in a file. Its splits are stretches of its bytes, `FROM-TO`.
final class ParkedSource implements Source {

    private final Path path;
    private final ParkedFooter footer;
    private final MemoryBudget memory;

    private ParkedSource(Path path, ParkedFooter footer, MemoryBudget memory) {
        this.path = path;
        this.footer = footer;
        this.memory = memory;
    }

    static ParkedSource open(Path path, MemoryBudget memory) throws IOException, InterruptedException {
        return new ParkedSource(path, ParkedFooter.read(path), memory);
    }

    @Override
    public Schema schema() {
        return footer.schema();
    }

    @Override
    public List<Split> splits(Scan scan) {
        check(scan);
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < footer.starts().size(); i++) {
            long from = footer.starts().get(i);
            long to = i + 1 < footer.starts().size() ? footer.starts().get(i + 1) : footer.size();
            splits.add(new Split("parked", path.toString(), from + "-" + to, to - from, false));
        }
        return splits;
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException {
        check(scan);
        String[] ends = split.token().split("-", 2);
        var parts = List.of(new BlockReader.Part(path, 0));
        var blocks = new BlockReader.Blocks(parts, 0, footer.index(), Long.parseLong(ends[1]));
        Position start = from.equals(Position.START) ? new Position(ends[0]) : from;
        return new BatchReader(footer.schema(), BlockReader.open(blocks, footer.form(), memory), start, memory);
    }

    @Override
    public void close() {}

    private void check(Scan scan) {
        for (Field field : scan.columns()) {
            Field there = footer.schema().field(field.name());
            if (!there.type().equals(field.type())) {
                throw new IllegalArgumentException(
                        "column '" + field.name() + "' was parked as " + there.type() + ", not as " + field.type());
            }
        }
    }
}
