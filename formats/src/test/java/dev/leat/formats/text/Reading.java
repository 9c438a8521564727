package dev.leat.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Reads one text where it may stand in a file: at the end of the memory, or between other text.
final class Reading {

    private static final String[] AROUND = {
        "", "9999999999999999", "................", "eeeeeeeeeeeeeeee", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    };

    /// A new seed, printed so that a failure can be repeated.
    static Random random() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println("-Dleat.seed=" + seed);
        return new Random(seed);
    }

    private final boolean valid;
    private final MemorySegment slots;

    private Reading(boolean valid, MemorySegment slots) {
        this.valid = valid;
        this.slots = slots;
    }

    static Reading of(ValueText kind, String text) {
        Reading first = read(kind, text, AROUND[0]);
        for (int i = 1; i < AROUND.length; i++) {
            Reading other = read(kind, text, AROUND[i]);
            assertThat(other.valid).as("'%s' between '%s'", text, AROUND[i]).isEqualTo(first.valid);
            if (first.valid) {
                assertThat(other.slots.mismatch(first.slots))
                        .as("'%s' between '%s'", text, AROUND[i])
                        .isEqualTo(-1);
            }
        }
        if (!first.valid) {
            assertThat(kind.problem(text)).contains(text.length() > 60 ? text.substring(0, 60) : text);
        }
        return first;
    }

    private static Reading read(ValueText kind, String text, String around) {
        byte[] bytes = (around + text + around).getBytes(StandardCharsets.UTF_8);
        Arena arena = Arena.ofAuto();
        MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
        MemorySegment slots = arena.allocate(48, 64);
        boolean valid = kind.parse(all, around.length(), bytes.length - around.length(), slots, 1);
        return new Reading(valid, slots);
    }

    boolean valid() {
        return valid;
    }

    long asLong() {
        assertThat(valid).isTrue();
        return slots.getAtIndex(ValueLayout.JAVA_LONG, 1);
    }

    int asInt() {
        assertThat(valid).isTrue();
        return slots.getAtIndex(ValueLayout.JAVA_INT, 1);
    }

    double asDouble() {
        assertThat(valid).isTrue();
        return slots.getAtIndex(ValueLayout.JAVA_DOUBLE, 1);
    }

    float asFloat() {
        assertThat(valid).isTrue();
        return slots.getAtIndex(ValueLayout.JAVA_FLOAT, 1);
    }

    boolean asBool() {
        assertThat(valid).isTrue();
        return (slots.get(ValueLayout.JAVA_BYTE, 0) & 2) != 0;
    }

    java.math.BigInteger asWide() {
        assertThat(valid).isTrue();
        return java.math.BigInteger.valueOf(slots.getAtIndex(ValueLayout.JAVA_LONG, 3))
                .shiftLeft(64)
                .add(new java.math.BigInteger(Long.toUnsignedString(slots.getAtIndex(ValueLayout.JAVA_LONG, 2))));
    }
}
