package dev.leat.formats.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XxHash32Test {

    /// Of `xxhsum -H0`, as Python's xxhash documents the last.
    @ParameterizedTest
    @CsvSource({"'',02cc5d05", "a,550d7456", "abc,32d153ff", "Nobody inspects the spammish repetition,e2293b2f"})
    void isThatOfKnownTexts(String text, String sum) {
        assertThat(Integer.toUnsignedLong(XxHash32.of(bytes(text)))).isEqualTo(Long.parseLong(sum, 16));
    }

    @Test
    void isTheSameWhateverTheParts() {
        MemorySegment text = bytes("Nobody inspects the spammish repetition");
        for (int first = 0; first <= text.byteSize(); first++) {
            for (int second = first; second <= text.byteSize(); second++) {
                var sum = new XxHash32();
                sum.update(text.asSlice(0, first));
                sum.update(text.asSlice(first, second - first));
                sum.update(text.asSlice(second));

                assertThat(sum.value()).isEqualTo(0xE2293B2F);
            }
        }
    }

    private static MemorySegment bytes(String text) {
        return MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8));
    }
}
