package dev.leat.formats.arrow;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.formats.arrow.columns.ColumnReaders;
import dev.leat.formats.arrow.metadata.Contents.Block;
import java.util.ArrayList;
import java.util.List;

/// The rows of Arrow files, in splits of one record batch or some small ones, and of streams, a split each.
final class ArrowSource implements Source {

    private final List<ArrowFile> files;
    private final Schema schema;
    private final long splitBytes;
    private final MemoryBudget memory;

    ArrowSource(List<ArrowFile> files, Schema schema, long splitBytes, MemoryBudget memory) {
        this.files = List.copyOf(files);
        this.schema = schema;
        this.splitBytes = splitBytes;
        this.memory = memory;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /// What is stored, and what it can be turned into without a loss: numbers into wider ones and into decimals,
    /// times into other units, codes into texts.
    @Override
    public boolean offers(String column, Type wanted) {
        if (!schema.has(column)) {
            return false;
        }
        for (ArrowFile file : files) {
            if (!ColumnReaders.offers(file.leaf(column).stored(), wanted)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Split> splits(Scan scan) {
        for (Field field : scan.columns()) {
            files.getFirst().leaf(field.name());
            if (!offers(field.name(), field.type())) {
                throw new IllegalArgumentException("arrow cannot read column '" + field.name() + "' as " + field.type()
                        + ", it is " + schema.field(field.name()).type());
            }
        }
        List<Split> splits = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            split(file, splits);
        }
        return splits;
    }

    private void split(int number, List<Split> splits) {
        ArrowFile file = files.get(number);
        if (!file.contents().indexed()) {
            splits.add(split(number, 0, 0, file.blob().bytes()));
            return;
        }
        List<Block> batches = file.contents().batches();
        int from = 0;
        long bytes = 0;
        for (int batch = 0; batch < batches.size(); batch++) {
            long more = batches.get(batch).bytes();
            if (batch > from && bytes + more > splitBytes) {
                splits.add(split(number, from, batch, bytes));
                from = batch;
                bytes = 0;
            }
            bytes += more;
        }
        // A file without rows has a split too, so that every file has one.
        splits.add(split(number, from, batches.size(), bytes));
    }

    private Split split(int number, int from, int to, long bytes) {
        String lane = files.getFirst().name();
        return new Split(lane, files.get(number).name(), new SplitToken(number, from, to).text(), bytes, false);
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) {
        SplitToken token = SplitToken.parse(split.token());
        ArrowFile file = files.get(token.file());
        Mark first = new Mark(
                file.contents().indexed() ? token.from() : file.contents().first(), 0);
        Mark mark = from.equals(Position.START) ? first : Mark.of(from);
        return ArrowReader.open(file, token, mark, scan, memory);
    }

    @Override
    public DataException explain(Split split, Reject reject) {
        return new DataException(
                split.where(), reject.offset() + 1, "column '" + reject.column() + "': " + reject.problem());
    }

    @Override
    public void close() {}
}
