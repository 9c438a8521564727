package dev.leat.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/// Sums the columns of a [ParquetTape] with parquet-java, by its column readers: without records, and so
/// the fastest way it has.
///
/// @param threads how many read row groups side by side, each with a reader of its own
record ParquetJavaScan(ParquetTape tape, int threads) {

    TapeSums sums() throws Exception {
        List<Callable<TapeSums>> parts = new ArrayList<>();
        for (int part = 0; part < threads; part++) {
            int first = part;
            parts.add(() -> part(first));
        }
        TapeSums sums = TapeSums.NONE;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<TapeSums> part : pool.invokeAll(parts)) {
                sums = sums.plus(part.get());
            }
        }
        return sums;
    }

    /// Every row group whose number is `first` more than a multiple of the threads.
    private TapeSums part(int first) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        TapeSums sums = TapeSums.NONE;
        try (var reader = ParquetFileReader.open(new LocalInputFile(tape.file()), options)) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            String writer = reader.getFooter().getFileMetaData().getCreatedBy();
            for (int group = first; group < reader.getRowGroups().size(); group += threads) {
                PageReadStore pages = reader.readRowGroup(group);
                var columns = new ColumnReadStoreImpl(
                        pages, new GroupRecordConverter(schema).getRootConverter(), schema, writer);
                long rows = pages.getRowCount();
                sums = sums.plus(new TapeSums(
                        rows,
                        longs(reader(columns, schema, 0), rows),
                        longs(reader(columns, schema, 1), rows),
                        doubles(reader(columns, schema, 2), rows),
                        doubles(reader(columns, schema, 3), rows),
                        truths(reader(columns, schema, 4), rows)));
            }
        }
        return sums;
    }

    private static ColumnReader reader(ColumnReadStoreImpl columns, MessageType schema, int column) {
        return columns.getColumnReader(schema.getColumns().get(column));
    }

    private static BigInteger longs(ColumnReader column, long rows) {
        long low = 0;
        long high = 0;
        for (long i = 0; i < rows; i++) {
            long value = column.getLong();
            low += value & 0xFFFFFFFFL;
            high += value >> 32;
            column.consume();
        }
        return TapeSums.ofHalves(low, high);
    }

    private static double doubles(ColumnReader column, long rows) {
        double sum = 0;
        for (long i = 0; i < rows; i++) {
            sum += column.getDouble();
            column.consume();
        }
        return sum;
    }

    private static long truths(ColumnReader column, long rows) {
        long truths = 0;
        for (long i = 0; i < rows; i++) {
            truths += column.getBoolean() ? 1 : 0;
            column.consume();
        }
        return truths;
    }
}
