package dev.leat.formats.parquet;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.RowGroup;
import dev.leat.formats.parquet.pages.ColumnReaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The rows of Parquet files, in splits of one row group or some small ones.
final class ParquetSource implements Source {

    private final List<ParquetFile> files;
    private final Schema schema;
    private final Options options;
    private final Environment environment;

    ParquetSource(List<ParquetFile> files, Schema schema, Options options, Environment environment) {
        this.files = List.copyOf(files);
        this.schema = schema;
        this.options = options;
        this.environment = environment;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /// What is stored, and what it can be turned into without a loss: numbers into wider ones and into decimals,
    /// times
    /// into other units, text into codes and back.
    @Override
    public boolean offers(String column, Type wanted) {
        if (!schema.has(column)) {
            return false;
        }
        for (ParquetFile file : files) {
            if (!ColumnReaders.offers(file.leaf(column), wanted)) {
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
                throw new IllegalArgumentException("parquet cannot read column '" + field.name() + "' as "
                        + field.type() + ", it is " + schema.field(field.name()).type());
            }
        }
        List<Split> splits = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            split(file, scan, splits);
        }
        return splits;
    }

    private void split(int number, Scan scan, List<Split> splits) {
        ParquetFile file = files.get(number);
        List<Leaf> leaves =
                scan.columns().stream().map(field -> file.leaf(field.name())).toList();
        List<RowGroup> groups = file.footer().rowGroups();
        long most = options.get(ParquetOptions.SPLIT).bytes();
        int from = 0;
        long bytes = 0;
        for (int group = 0; group < groups.size(); group++) {
            long more = bytes(groups.get(group), leaves);
            if (group > from && bytes + more > most) {
                splits.add(split(number, from, group, bytes));
                from = group;
                bytes = 0;
            }
            bytes += more;
        }
        // A file without rows has a split too, so that every file has one.
        splits.add(split(number, from, groups.size(), bytes));
    }

    private Split split(int number, int from, int to, long bytes) {
        String lane = files.getFirst().name();
        return new Split(lane, files.get(number).name(), new SplitToken(number, from, to).text(), bytes, false);
    }

    private static long bytes(RowGroup group, List<Leaf> leaves) {
        long bytes = 0;
        for (Leaf leaf : leaves) {
            bytes += group.chunks().get(leaf.column()).extent().bytes();
        }
        return bytes;
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException {
        SplitToken token = SplitToken.parse(split.token());
        Place place = from.equals(Position.START) ? new Place(token.from(), 0) : Place.of(from);
        return ParquetReader.open(files.get(token.file()), token, place, scan, environment);
    }

    @Override
    public DataException explain(Split split, Reject reject) {
        return new DataException(
                split.where(), reject.offset() + 1, "column '" + reject.column() + "': " + reject.problem());
    }

    @Override
    public void close() {}
}
