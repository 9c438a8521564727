package dev.leat.formats.parquet;

import static dev.leat.formats.parquet.HandMade.bytes;
import static dev.leat.formats.parquet.HandMade.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;

/// What the format's documents say, byte by byte (parquet-format, Encodings.md).
final class HandMadeTest {

    private static final byte[] NONE = {};

    /// 7, 5, 3, 1, 2, 3, 4, 5 as Encodings.md has them in "Delta Encoding", example 2: blocks of 128 in 4 parts.
    private static final byte[] DELTAS = bytes(0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0);

    @Test
    void readsDeltas() throws Exception {
        byte[] file = new HandMade(Type.INT32, 0, FieldRepetitionType.REQUIRED, 8)
                .first(Encoding.DELTA_BINARY_PACKED, Encoding.RLE, NONE, DELTAS, 0);

        assertThat(values(file)).containsExactly(7, 5, 3, 1, 2, 3, 4, 5);
    }

    @Test
    void readsTextsThatSharePrefixes() throws Exception {
        // Encodings.md, "Delta Strings": axis, axle, babble, babyhood.
        byte[] prefixes = deltas(0, 2, 0, 3);
        byte[] lengths = deltas(4, 2, 6, 5);
        byte[] rests = "axislebabbleyhood".getBytes(StandardCharsets.US_ASCII);

        byte[] file = new HandMade(Type.BYTE_ARRAY, 0, FieldRepetitionType.REQUIRED, 4)
                .first(Encoding.DELTA_BYTE_ARRAY, Encoding.RLE, NONE, joined(joined(prefixes, lengths), rests), 0);

        assertThat(values(file)).containsExactly("61786973", "61786c65", "626162626c65", "626162" + "79686f6f64");
    }

    @Test
    void readsLevelsOfTheOldPacking() throws Exception {
        // 1, 0, 1, 1, 0, the most significant bit first.
        byte[] file = new HandMade(Type.INT32, 0, FieldRepetitionType.OPTIONAL, 5)
                .first(
                        Encoding.PLAIN,
                        Encoding.BIT_PACKED,
                        bytes(0b10110000),
                        bytes(1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0),
                        0);

        assertThat(values(file).toString()).isEqualTo("[1, NULL, 2, 3, NULL]");
    }

    @Test
    void readsPagesOfVersionTwo() throws Exception {
        // A run of three ones, then a group of eight packed: 0, 1, 0.
        byte[] file = new HandMade(Type.INT32, 0, FieldRepetitionType.OPTIONAL, 6)
                .second(Encoding.PLAIN, bytes(6, 1, 3, 0b010), bytes(1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0));

        assertThat(values(file).toString()).isEqualTo("[1, 2, 3, NULL, 4, NULL]");
    }

    @Test
    void readsTimesOfTwelveBytes() throws Exception {
        // One second and one nanosecond after the start of 1970-01-02, whose Julian day is 2440589.
        byte[] file = new HandMade(Type.INT96, 0, FieldRepetitionType.REQUIRED, 1)
                .first(
                        Encoding.PLAIN,
                        Encoding.RLE,
                        NONE,
                        bytes(1, 0xCA, 0x9A, 0x3B, 0, 0, 0, 0, 0x8D, 0x3D, 0x25, 0),
                        0);

        assertThat(values(file)).containsExactly(86_401_000_000_001L);
    }

    @Test
    void readsStreamsOfBytes() throws Exception {
        byte[] file = new HandMade(Type.FIXED_LEN_BYTE_ARRAY, 3, FieldRepetitionType.REQUIRED, 2)
                .first(Encoding.BYTE_STREAM_SPLIT, Encoding.RLE, NONE, bytes(1, 4, 2, 5, 3, 6), 0);

        assertThat(values(file)).containsExactly("010203", "040506");
    }

    @Test
    void refusesAPageWhoseSumIsWrong() throws Exception {
        byte[] file = new HandMade(Type.INT32, 0, FieldRepetitionType.REQUIRED, 8)
                .first(Encoding.DELTA_BINARY_PACKED, Encoding.RLE, NONE, DELTAS, 1);

        assertThatThrownBy(() -> values(file))
                .isInstanceOf(DataException.class)
                .hasMessage("memory:/a.parquet: column 'c', page at byte 4, of rows from 1: its sum is wrong: the bytes"
                        + " are not those that were written");
    }

    /// Four values as one block whose differences have eight bits.
    private static byte[] deltas(int first, int second, int third, int fourth) {
        int least = Math.min(second - first, Math.min(third - second, fourth - third));
        byte[] head = bytes(0x80, 1, 4, 4, first << 1, least << 1 ^ least >> 31, 8, 0, 0, 0);
        byte[] part = new byte[32];
        part[0] = (byte) (second - first - least);
        part[1] = (byte) (third - second - least);
        part[2] = (byte) (fourth - third - least);
        return joined(head, part);
    }

    private static List<Object> values(byte[] file) throws Exception {
        List<Object> values = values(file, KernelMode.SCALAR, 3);
        assertThat(values(file, KernelMode.VECTOR, 100)).isEqualTo(values);
        return values;
    }

    private static List<Object> values(byte[] file, KernelMode kernels, int batch) throws Exception {
        return Parquet.rows(file, new ArenaBudget(16 << 20), kernels, () -> batch).rows().stream()
                .map(List::getFirst)
                .toList();
    }
}
