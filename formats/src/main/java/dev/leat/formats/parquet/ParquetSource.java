package dev.leat.formats.parquet;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.ByteSize;
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
import dev.leat.formats.parquet.pushdown.Pruning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<Leaf> leaves = leaves(file, scan);
        Pruning pruning = pruning(file, scan);
        List<RowGroup> groups = file.footer().rowGroups();
        long most = options.get(ParquetOptions.SPLIT).bytes();
        int before = splits.size();
        int from = 0;
        long bytes = 0;
        for (int group = 0; group < groups.size(); group++) {
            boolean wanted = possible(pruning, groups.get(group));
            long more = bytes(groups.get(group), leaves);
            if (group > from && (!wanted || bytes + more > most)) {
                splits.add(split(number, from, group, bytes));
                from = group;
                bytes = 0;
            }
            if (wanted) {
                bytes += more;
            } else {
                from = group + 1;
            }
        }
        // A file of which nothing is wanted has a split too, so that every file has one.
        if (from < groups.size() || splits.size() == before) {
            splits.add(split(number, from, groups.size(), bytes));
        }
    }

    private static List<Leaf> leaves(ParquetFile file, Scan scan) {
        return scan.columns().stream().map(field -> file.leaf(field.name())).toList();
    }

    private Pruning pruning(ParquetFile file, Scan scan) {
        Map<String, Pruning.Column> columns = new HashMap<>();
        for (Field field : scan.columns()) {
            // What is converted may compare otherwise than what is stored.
            if (schema.field(field.name()).equals(field)) {
                columns.put(field.name(), new Pruning.Column(file.leaf(field.name()), field));
            }
        }
        return new Pruning(scan.where(), columns);
    }

    private static boolean possible(Pruning pruning, RowGroup group) {
        return pruning.possible(leaf -> group.chunks().get(leaf.column()).bounds(), group.rows());
    }

    @Override
    public List<String> skipped(Scan scan) {
        long groups = 0;
        long skipped = 0;
        long rows = 0;
        long bytes = 0;
        for (ParquetFile file : files) {
            Pruning pruning = pruning(file, scan);
            List<Leaf> leaves = leaves(file, scan);
            for (RowGroup group : file.footer().rowGroups()) {
                groups++;
                if (!possible(pruning, group)) {
                    skipped++;
                    rows += group.rows();
                    bytes += bytes(group, leaves);
                }
            }
        }
        if (skipped == 0) {
            return List.of();
        }
        return List.of(skipped + " of " + groups + " row groups, by their statistics: " + rows + " rows, "
                + new ByteSize(bytes));
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
