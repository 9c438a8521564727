package dev.leat.formats.ndjson;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// The escapes of strings (RFC 8259 §7), which [JsonText] found to be right.
final class Escapes {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private Escapes() {}

    /// Writes what a string stands for, in UTF-8, which takes no more bytes than the string.
    ///
    /// @return where it ends
    static long decode(MemorySegment text, int from, int to, MemorySegment into, long at) {
        long out = at;
        int i = from;
        while (i < to) {
            byte b = text.get(BYTE, i++);
            if (b != '\\') {
                into.set(BYTE, out++, b);
                continue;
            }
            byte letter = text.get(BYTE, i++);
            if (letter != 'u') {
                into.set(BYTE, out++, character(letter));
                continue;
            }
            int point = hex(text, i);
            i += 4;
            if (Character.isHighSurrogate((char) point)) {
                point = Character.toCodePoint((char) point, (char) hex(text, i + 2));
                i += 6;
            }
            out = utf8(point, into, out);
        }
        return out;
    }

    /// What a string stands for.
    static String string(MemorySegment text, int from, int to) {
        MemorySegment plain = MemorySegment.ofArray(new byte[to - from]);
        long end = decode(text, from, to, plain, 0);
        return new String(plain.asSlice(0, end).toArray(BYTE), StandardCharsets.UTF_8);
    }

    /// The number that four hexadecimal digits are, or -1.
    static int hex(MemorySegment text, int from) {
        int number = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.get(BYTE, i), 16);
            if (digit < 0) {
                return -1;
            }
            number = (number << 4) | digit;
        }
        return number;
    }

    private static byte character(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    private static long utf8(int point, MemorySegment into, long at) {
        if (point < 0x80) {
            into.set(BYTE, at, (byte) point);
            return at + 1;
        }
        int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        int lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
        into.set(BYTE, at, (byte) (lead | (point >>> (6 * more))));
        for (int i = 1; i <= more; i++) {
            into.set(BYTE, at + i, (byte) (0x80 | ((point >>> (6 * (more - i))) & 0x3F)));
        }
        return at + 1 + more;
    }
}
