package dev.leat.formats.parquet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.memory.ArenaBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Type;

/// Whatever the bytes are: they are rows, or an error that says what is wrong, within the budget and at once.
///
/// Normal runs replay the inputs below `ParquetFuzzTestInputs`, of which the first are from [FuzzSeeds]. With
/// `JAZZER_FUZZ=1` in the environment, `-Djazzer.hooks=true` and one method chosen, Jazzer looks for more.
final class ParquetFuzzTest {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final List<Type> TYPES = List.of(Type.values());
    private static final List<Encoding> ENCODINGS = List.of(Encoding.values());

    @FuzzTest(maxDuration = "2m")
    void anyBytesAreRowsOrRefused(byte[] file) throws Exception {
        read(file, file.length % 2 == 0 ? KernelMode.SCALAR : KernelMode.VECTOR);
    }

    /// Bytes as a file but for its ends, whose length is always right, so that more of them are understood. The
    /// first two say how long the footer is.
    @FuzzTest(maxDuration = "2m")
    void anyFooterIsUnderstoodOrRefused(byte[] bytes) throws Exception {
        if (bytes.length < 2) {
            return;
        }
        int length = Math.min(bytes.length - 2, ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF));
        var file = new ByteArrayOutputStream();
        file.write(MAGIC);
        file.write(bytes, 2, bytes.length - 2);
        file.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, length)
                .array());
        file.write(MAGIC);
        read(file.toByteArray(), KernelMode.SCALAR);
    }

    /// Bytes as a page: its type, how its values and levels are stored, how many rows, how many bytes of levels;
    /// and then these, and the values.
    @FuzzTest(maxDuration = "2m")
    void anyPageIsRowsOrRefused(byte[] bytes) throws Exception {
        if (bytes.length < 5) {
            return;
        }
        Type type = TYPES.get((bytes[0] & 0xFF) % TYPES.size());
        Encoding encoding = ENCODINGS.get((bytes[1] & 0xFF) % ENCODINGS.size());
        int flags = bytes[2];
        var repetition = (flags & 1) != 0 ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED;
        Encoding levels = (flags & 4) != 0 ? Encoding.BIT_PACKED : Encoding.RLE;
        int rows = (bytes[3] & 0xFF) * ((flags & 8) != 0 ? 100 : 1);
        int split = Math.min(bytes.length, 5 + (bytes[4] & 0xFF));
        var page = new HandMade(type, 5, repetition, rows);
        byte[] before = Arrays.copyOfRange(bytes, 5, split);
        byte[] values = Arrays.copyOfRange(bytes, split, bytes.length);
        byte[] file = (flags & 2) != 0
                ? page.second(encoding, before, values)
                : page.first(encoding, levels, before, values, 0);
        read(file, (flags & 16) != 0 ? KernelMode.VECTOR : KernelMode.SCALAR);
    }

    private static void read(byte[] file, KernelMode kernels) throws IOException, InterruptedException {
        var budget = new ArenaBudget(16 << 20);
        try (Source source = Parquet.open(file, budget.environment(kernels), Map.of("split", "1KiB"))) {
            List<Field> columns = source.schema().fields();
            LaneReading.rows(source, Parquet.scan(columns), () -> 1000);
            List<Predicate> any = new ArrayList<>();
            columns.forEach(column -> any.add(new Predicate.Compare(column.name(), Comparison.EQUAL, "7")));
            var scan = new Scan(columns, new Predicate.Or(any), Scan.Digits.ROUND);
            source.skipped(scan);
            source.details();
            LaneReading.rows(source, scan, () -> 1000);
        } catch (DataException | MemoryExceededException _) {
            // What is to be.
        }
        if (budget.used() != 0) {
            throw new AssertionError(budget.used() + " bytes were not given back");
        }
    }
}
