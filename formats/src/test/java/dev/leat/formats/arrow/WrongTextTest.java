package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.source.Position;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are not UTF-8 reject the rows that have them; under a null anything may lie.
final class WrongTextTest {

    private static final byte[] WRONG = {'a', (byte) 0xC3, '(', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'};

    @ParameterizedTest
    @ValueSource(strings = {"utf8", "large", "view"})
    void rejectTheRowsThatHaveThem(String layout) throws Exception {
        assertRead(texts(layout, true), Type.UTF8, List.of("zero", "three", "four", ""), List.of("1 t", "5 t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8", "large", "view"})
    void areNobodysUnderANull(String layout) throws Exception {
        assertRead(
                texts(layout, false), Type.UTF8, List.of("zero", Absent.NULL, "three", "four", Absent.NULL), List.of());
    }

    @Test
    void rejectTheRowsWhoseCodesStandForThem() throws Exception {
        for (Type type : List.of(Type.DICTIONARY, Type.UTF8)) {
            assertRead(
                    coded(1, 0, 2, -1, 2, 0),
                    type,
                    List.of("right", "right", Absent.NULL, "right"),
                    List.of("1 t", "5 t"));
            assertRead(coded(2, 1, -1), type, List.of("right", "right", Absent.NULL), List.of());
        }
    }

    private static void assertRead(byte[] file, Type type, List<Object> expected, List<String> wrong) throws Exception {
        List<Object> found = new ArrayList<>();
        List<String> rejects = new ArrayList<>();
        var budget = new ArenaBudget(16 << 20);
        try (Source source = Arrow.open(file, budget.environment())) {
            var scan = Arrow.scan(List.of(new Field("t", type)));
            for (Split split : source.splits(scan)) {
                LaneReading.Part part = LaneReading.part(source, split, scan, Position.START, () -> 100);
                part.rows().rows().forEach(row -> found.add(row.getFirst()));
                part.rejects().forEach(reject -> {
                    assertThat(reject.problem()).isEqualTo("a text that is not UTF-8");
                    rejects.add(reject.offset() + " " + reject.column());
                });
            }
        }
        assertThat(found).isEqualTo(expected);
        assertThat(rejects).isEqualTo(wrong);
        assertThat(budget.used()).isZero();
    }

    /// Six rows, the second and the last of which are wrong, or null above what is wrong.
    private static byte[] texts(String layout, boolean there) throws Exception {
        try (BufferAllocator memory = new RootAllocator()) {
            FieldVector vector = switch (layout) {
                case "utf8" -> new VarCharVector("t", memory);
                case "large" -> new LargeVarCharVector("t", memory);
                default -> new ViewVarCharVector("t", memory);
            };
            vector.setInitialCapacity(64);
            vector.allocateNew();
            byte[][] rows = there
                    ? new byte[][] {utf8("zero"), WRONG, utf8("three"), utf8("four"), new byte[0], WRONG}
                    : new byte[][] {utf8("zero"), WRONG, utf8("three"), utf8("four"), WRONG};
            for (int i = 0; i < rows.length; i++) {
                switch (vector) {
                    case VarCharVector some -> some.setSafe(i, rows[i]);
                    case LargeVarCharVector some -> some.setSafe(i, rows[i]);
                    case ViewVarCharVector some -> some.setSafe(i, rows[i]);
                    default -> throw new IllegalStateException(layout);
                }
                if (!there && Arrays.equals(rows[i], WRONG)) {
                    vector.setNull(i);
                }
            }
            vector.setValueCount(rows.length);
            return written(vector, new MapDictionaryProvider());
        }
    }

    /// A dictionary of `right`, of what is wrong, and of `right` again; -1 is null.
    private static byte[] coded(int... codes) throws Exception {
        var encoding = new DictionaryEncoding(3, false, new ArrowType.Int(32, true));
        try (BufferAllocator memory = new RootAllocator();
                var words = new VarCharVector("words", memory);
                var vector = new IntVector("t", new FieldType(true, new ArrowType.Int(32, true), encoding), memory)) {
            words.setSafe(0, WRONG);
            words.setSafe(1, utf8("right"));
            words.setSafe(2, utf8("right"));
            words.setValueCount(3);
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] < 0) {
                    vector.setNull(i);
                } else {
                    vector.setSafe(i, codes[i]);
                }
            }
            vector.setValueCount(codes.length);
            return written(vector, new MapDictionaryProvider(new Dictionary(words, encoding)));
        }
    }

    private static byte[] written(FieldVector vector, MapDictionaryProvider dictionaries) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var root = VectorSchemaRoot.of(vector);
                var writer = new ArrowFileWriter(root, dictionaries, Channels.newChannel(bytes))) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
