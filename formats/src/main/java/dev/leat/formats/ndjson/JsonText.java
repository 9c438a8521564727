package dev.leat.formats.ndjson;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Walks over JSON (RFC 8259) value by value, and says what is wrong with it. For one reader.
///
/// Nothing is copied: a value is where it lies. The text is UTF-8, checked elsewhere, and [#ROOM] bytes beyond its end
/// can be loaded.
final class JsonText {

    /// Bytes that may be loaded beyond the end.
    static final int ROOM = 8;

    /// How deep arrays and objects may be in each other, as in other parsers.
    static final int MOST_DEPTH = 1000;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * LOW_BITS;
    private static final long BACKSLASHES = '\\' * LOW_BITS;
    private static final long SPACES = ' ' * LOW_BITS;
    private static final long ZEROS = '0' * LOW_BITS;

    /// What makes 128 and more of all bytes that are more than 9.
    private static final long ABOVE_NINE = (0x80 - 10) * LOW_BITS;

    // Of each level, whether it is an object.
    private final boolean[] objects = new boolean[MOST_DEPTH];
    private MemorySegment text = MemorySegment.NULL;
    private int at;
    private int end;
    private int start;
    private int stop;
    private String problem = "";

    /// Starts before a value.
    void restart(MemorySegment newText, int from, int to) {
        text = newText;
        at = from;
        end = to;
        problem = "";
    }

    /// Where the next byte is.
    int at() {
        return at;
    }

    /// Goes on elsewhere.
    void at(int index) {
        at = index;
    }

    /// Where the last value starts and ends: for strings without the quotes.
    int start() {
        return start;
    }

    int stop() {
        return stop;
    }

    /// What is wrong, after something said so.
    String problem() {
        return problem;
    }

    /// Notes what had to be the next byte.
    ///
    /// @return false
    boolean expected(String what) {
        return wrong(what + " has to stand here, not " + found());
    }

    private boolean wrong(String what) {
        problem = what;
        return false;
    }

    private String found() {
        if (at >= end) {
            return "the end of the line";
        }
        byte b = text.get(BYTE, at);
        return b > ' ' && b < 0x7F ? "'" + (char) b + "'" : "byte 0x%02X".formatted(b & 0xFF);
    }

    /// Passes over spaces.
    ///
    /// @return the byte after them, or -1 at the end
    int peek() {
        while (at < end) {
            byte b = text.get(BYTE, at);
            if (b > ' ' || !(b == ' ' || b == '\t' || b == '\r' || b == '\n')) {
                return b & 0xFF;
            }
            at++;
        }
        return -1;
    }

    /// Passes over a value, which is looked for after spaces.
    Token value() {
        int b = peek();
        return switch (b) {
            case '"' -> string();
            case '{' -> nested(Token.OBJECT);
            case '[' -> nested(Token.ARRAY);
            case 't' -> word("true", Token.TRUE);
            case 'f' -> word("false", Token.FALSE);
            case 'n' -> word("null", Token.NULL);
            default -> number(b);
        };
    }

    private Token no(String what) {
        expected(what);
        return Token.WRONG;
    }

    private Token word(String word, Token token) {
        start = at;
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= end || text.get(BYTE, at) != word.charAt(i)) {
                return no("'" + word + "'");
            }
        }
        stop = at;
        return token;
    }

    private Token number(int first) {
        start = at;
        if (first == '-') {
            at++;
        }
        int whole = at;
        int digits = digits();
        if (digits == 0) {
            return no(first == '-' ? "a digit" : "a value");
        }
        if (digits > 1 && text.get(BYTE, whole) == '0') {
            at = whole + 1;
            wrong("a number does not begin with 0");
            return Token.WRONG;
        }
        if (at < end && text.get(BYTE, at) == '.') {
            at++;
            if (digits() == 0) {
                return no("a digit");
            }
        }
        if (at < end && (text.get(BYTE, at) | 0x20) == 'e') {
            at++;
            if (at < end && (text.get(BYTE, at) == '-' || text.get(BYTE, at) == '+')) {
                at++;
            }
            if (digits() == 0) {
                return no("a digit");
            }
        }
        stop = at;
        return Token.NUMBER;
    }

    /// @return how many there are
    private int digits() {
        int from = at;
        int digits = 8;
        while (digits == 8) {
            long values = text.get(WORD, at) ^ ZEROS;
            // The first byte found is none: only beyond it a carry may have made others look like one.
            long others = ((values + ABOVE_NINE) | values) & HIGH_BITS;
            digits = Long.numberOfTrailingZeros(others) >>> 3;
            at += digits;
        }
        at = Math.min(at, end);
        return at - from;
    }

    /// Passes over a string, whose first quote is the next byte.
    Token string() {
        int i = at + 1;
        start = i;
        boolean escaped = false;
        while (i < end) {
            long word = text.get(WORD, i);
            long special = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | ((word - SPACES) & ~word & HIGH_BITS);
            if (special == 0) {
                i += 8;
                continue;
            }
            // As for digits, the first byte found is one.
            i += Long.numberOfTrailingZeros(special) >>> 3;
            at = i;
            if (i >= end) {
                break;
            }
            byte b = text.get(BYTE, i);
            if (b == '"') {
                stop = i;
                at = i + 1;
                return escaped ? Token.ESCAPED : Token.STRING;
            }
            if (b != '\\') {
                wrong("a control character in a string has to be escaped as \\u%04X".formatted(b));
                return Token.WRONG;
            }
            escaped = true;
            if (!escape()) {
                return Token.WRONG;
            }
            i = at;
        }
        at = end;
        return no("the quote that closes a string");
    }

    /// Passes over an escape. Of surrogates two make a character (§7); one alone is none.
    private boolean escape() {
        at++;
        int b = at < end ? text.get(BYTE, at) : -1;
        if (b != 'u') {
            boolean known =
                    b == '"' || b == '\\' || b == '/' || b == 'b' || b == 'f' || b == 'n' || b == 'r' || b == 't';
            at += known ? 1 : 0;
            return known || expected("one of \"\\/bfnrtu after a backslash");
        }
        int from = at - 1;
        int unit = hex(at + 1);
        if (unit < 0) {
            return expected("four hexadecimal digits after \\u");
        }
        at += 5;
        if (!Character.isSurrogate((char) unit)) {
            return true;
        }
        boolean second = at + 6 <= end && text.get(BYTE, at) == '\\' && text.get(BYTE, at + 1L) == 'u';
        int low = second ? hex(at + 2) : -1;
        if (!Character.isHighSurrogate((char) unit) || low < 0 || !Character.isLowSurrogate((char) low)) {
            at = from;
            return wrong("a surrogate without the one that makes a character of it");
        }
        at += 6;
        return true;
    }

    /// The number that four digits are, or -1.
    private int hex(int from) {
        return from + 4 <= end ? Escapes.hex(text, from) : -1;
    }

    /// Passes over an array or object, whatever is in it.
    private Token nested(Token token) {
        int from = at;
        int depth = 1;
        objects[0] = token == Token.OBJECT;
        at++;
        boolean opened = true;
        while (depth > 0) {
            int b = peek();
            boolean object = objects[depth - 1];
            if (b == (object ? '}' : ']')) {
                at++;
                depth--;
                opened = false;
            } else {
                if (!opened && !comma(object)) {
                    return Token.WRONG;
                }
                if (object && !key()) {
                    return Token.WRONG;
                }
                b = peek();
                opened = b == '{' || b == '[';
                if (opened && depth == MOST_DEPTH) {
                    wrong("arrays and objects are more than " + MOST_DEPTH + " deep in each other");
                    return Token.WRONG;
                }
                if (opened) {
                    objects[depth++] = b == '{';
                    at++;
                } else if (value() == Token.WRONG) {
                    return Token.WRONG;
                }
            }
        }
        start = from;
        stop = at;
        return token;
    }

    private boolean comma(boolean object) {
        if (peek() != ',') {
            return expected(object ? "',' or '}'" : "',' or ']'");
        }
        at++;
        return true;
    }

    /// Passes over a key and the colon after it.
    boolean key() {
        if (peek() != '"') {
            return expected("a key in double quotes");
        }
        return string() != Token.WRONG && colon();
    }

    boolean colon() {
        if (peek() != ':') {
            return expected("':' after a key");
        }
        at++;
        return true;
    }

    /// High bits where a byte is zero, and perhaps in bytes above those (Mycroft, 1987).
    private static long zeros(long word) {
        return (word - LOW_BITS) & ~word & HIGH_BITS;
    }

    /// What a value is.
    enum Token {
        /// A string that says itself.
        STRING,
        /// A string with escapes.
        ESCAPED,
        NUMBER,
        TRUE,
        FALSE,
        NULL,
        OBJECT,
        ARRAY,
        WRONG
    }
}
