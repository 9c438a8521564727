package dev.leat.formats.parquet;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Reject;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.RowGroup;
import dev.leat.formats.parquet.pages.ColumnReaders;
import dev.leat.formats.parquet.pushdown.Column;
import dev.leat.formats.parquet.pushdown.Pruning;
import dev.leat.formats.parquet.pushdown.RowRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of Parquet files, in splits of some small row groups, of one, or of some pages of a huge one.
final class ParquetSource implements Source {

    private final List<ParquetFile> files;
    private final Schema schema;
    private final Options options;

    /// What was asked for last. Written where splits are planned, read where a row is to be named.
    private volatile Scan scanned = new Scan(List.of(), Predicate.ALL, Scan.Digits.REFUSE);

    ParquetSource(List<ParquetFile> files, Schema schema, Options options) {
        this.files = List.copyOf(files);
        this.schema = schema;
        this.options = options;
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
    public List<Split> splits(Scan scan) throws IOException, InterruptedException {
        for (Field field : scan.columns()) {
            files.getFirst().leaf(field.name());
            if (!offers(field.name(), field.type())) {
                throw new IllegalArgumentException("parquet cannot read column '" + field.name() + "' as "
                        + field.type() + ", it is " + schema.field(field.name()).type());
            }
        }
        scanned = scan;
        long most = options.get(ParquetOptions.SPLIT).bytes();
        String lane = files.getFirst().name();
        List<Split> splits = new ArrayList<>();
        for (int number = 0; number < files.size(); number++) {
            ParquetFile file = files.get(number);
            for (SplitPlan.Part part : new SplitPlan(file, leaves(file, scan), selection(file, scan), most).parts()) {
                String token = new SplitToken(number, part.from(), part.to()).text();
                splits.add(new Split(lane, file.name(), token, part.bytes(), false));
            }
        }
        return splits;
    }

    private static List<Leaf> leaves(ParquetFile file, Scan scan) {
        return scan.columns().stream().map(field -> file.leaf(field.name())).toList();
    }

    private Selection selection(ParquetFile file, Scan scan) {
        Map<String, Column> columns = new HashMap<>();
        for (Field field : scan.columns()) {
            // What is converted may compare otherwise than what is stored.
            if (schema.has(field.name()) && schema.field(field.name()).equals(field)) {
                columns.put(field.name(), new Column(file.leaf(field.name()), field));
            }
        }
        return new Selection(file, new Pruning(scan.where(), columns));
    }

    @Override
    public List<String> skipped(Scan scan) throws IOException, InterruptedException {
        var skips = new Skips();
        for (ParquetFile file : files) {
            skips.add(file, leaves(file, scan), selection(file, scan));
        }
        return skips.lines();
    }

    @Override
    public List<String> details() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (ParquetFile file : files) {
            lines.addAll(new StoredForm(file).lines());
        }
        return lines;
    }

    @Override
    public Reader open(Split split, Scan scan, Position from) throws IOException, InterruptedException {
        SplitToken token = SplitToken.parse(split.token());
        ParquetFile file = files.get(token.file());
        Place place = from.equals(Position.START) ? token.from() : Place.of(from);
        return ParquetReader.open(file, selection(file, scan), token, place, scan);
    }

    /// Rows that were skipped have numbers too.
    @Override
    public long line(Split split, long row) throws IOException, InterruptedException {
        ParquetFile file = files.get(SplitToken.parse(split.token()).file());
        Selection selection = selection(file, scanned);
        long left = row;
        for (RowGroup group : file.footer().rowGroups()) {
            if (!selection.byStatistics(group)) {
                continue;
            }
            for (RowRange range : selection.rows(group)) {
                if (left < range.rows()) {
                    return group.firstRow() + range.from() + left + 1;
                }
                left -= range.rows();
            }
        }
        return row + 1;
    }

    @Override
    public DataException explain(Split split, Reject reject) {
        return new DataException(
                split.where(), reject.offset() + 1, "column '" + reject.column() + "': " + reject.problem());
    }

    @Override
    public void close() {}
}
