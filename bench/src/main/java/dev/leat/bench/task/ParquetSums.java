package dev.leat.bench.task;

import dev.leat.bench.engine.JavaTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveComparator;

/// Sums the columns of a tape with parquet-java, by its column readers: without records, and so the fastest way it has.
/// Each thread reads row groups with a reader of its own.
public final class ParquetSums implements JavaTask {

    @Override
    public void run(Path input, Path output, int threads) throws Exception {
        List<Callable<Part>> tasks = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            tasks.add(() -> part(input, first, threads));
        }
        var sums = new Part();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Part> part : pool.invokeAll(tasks)) {
                sums.add(part.get());
            }
        }
        Files.writeString(output, "n,symbol,ids,price,quantity,firsts,lasts,latest,maker\n" + sums + "\n");
    }

    /// Every row group whose number is `first` more than a multiple of the threads.
    private static Part part(Path input, int first, int threads) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        var part = new Part();
        try (var reader = ParquetFileReader.open(new LocalInputFile(input), options)) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            String writer = reader.getFooter().getFileMetaData().getCreatedBy();
            for (int group = first; group < reader.getRowGroups().size(); group += threads) {
                PageReadStore pages = reader.readRowGroup(group);
                var columns = new ColumnReadStoreImpl(
                        pages, new GroupRecordConverter(schema).getRootConverter(), schema, writer);
                part.rows += pages.getRowCount();
                for (ColumnDescriptor column : schema.getColumns()) {
                    part.add(column.getPath()[0], columns.getColumnReader(column), pages.getRowCount());
                }
            }
        }
        return part;
    }

    private static final class Part {
        private long rows;
        private Binary symbol = Binary.EMPTY;
        private long ids;
        private double price;
        private double quantity;
        private long firsts;
        private long lasts;
        private long latest = Long.MIN_VALUE;
        private long makers;

        void add(String name, ColumnReader column, long count) {
            switch (name) {
                case "symbol" -> symbol = greatest(column, count, symbol);
                case "agg_trade_id" -> ids += longs(column, count);
                case "price" -> price += doubles(column, count);
                case "quantity" -> quantity += doubles(column, count);
                case "first_trade_id" -> firsts += longs(column, count);
                case "last_trade_id" -> lasts += longs(column, count);
                case "timestamp" -> latest = Math.max(latest, most(column, count));
                case "is_buyer_maker" -> makers += truths(column, count);
                default -> throw new IllegalStateException("no column " + name + " in a tape");
            }
        }

        void add(Part other) {
            rows += other.rows;
            boolean later = other.symbol.toStringUsingUTF8().compareTo(symbol.toStringUsingUTF8()) > 0;
            symbol = later ? other.symbol : symbol;
            ids += other.ids;
            price += other.price;
            quantity += other.quantity;
            firsts += other.firsts;
            lasts += other.lasts;
            latest = Math.max(latest, other.latest);
            makers += other.makers;
        }

        @Override
        public String toString() {
            return rows + "," + symbol.toStringUsingUTF8() + "," + ids + "," + price + "," + quantity + "," + firsts
                    + "," + lasts + "," + latest + "," + (makers > 0);
        }

        private static Binary greatest(ColumnReader column, long count, Binary so) {
            PrimitiveComparator<Binary> order =
                    column.getDescriptor().getPrimitiveType().comparator();
            Binary greatest = so;
            for (long i = 0; i < count; i++) {
                Binary value = column.getBinary();
                greatest = order.compare(value, greatest) > 0 ? value.copy() : greatest;
                column.consume();
            }
            return greatest;
        }

        private static long longs(ColumnReader column, long count) {
            long sum = 0;
            for (long i = 0; i < count; i++) {
                sum += column.getLong();
                column.consume();
            }
            return sum;
        }

        private static long most(ColumnReader column, long count) {
            long most = Long.MIN_VALUE;
            for (long i = 0; i < count; i++) {
                most = Math.max(most, column.getLong());
                column.consume();
            }
            return most;
        }

        private static double doubles(ColumnReader column, long count) {
            double sum = 0;
            for (long i = 0; i < count; i++) {
                sum += column.getDouble();
                column.consume();
            }
            return sum;
        }

        private static long truths(ColumnReader column, long count) {
            long truths = 0;
            for (long i = 0; i < count; i++) {
                truths += column.getBoolean() ? 1 : 0;
                column.consume();
            }
            return truths;
        }
    }
}
