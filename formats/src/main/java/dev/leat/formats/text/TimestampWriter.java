package dev.leat.formats.text;

import dev.leat.api.data.Type;
import dev.leat.formats.text.TimestampStyle.Iso;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Writes the moments of one type as ISO 8601, in the type's zone, named as the type names it; in a region
/// (`Europe/Rome`) with the offset that holds then. For one thread.
public final class TimestampWriter {

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = 96;

    private final long perSecond;
    private final int places;
    private final byte separator;
    private final byte mark;
    // By the depth that a moment needs, the one it is written to; and that, where it is the same for all.
    private final byte[] depths = new byte[Iso.DEPTHS];
    private final int onlyDepth;
    private final ZoneRules rules;
    private final String suffix;

    // The offset that holds from one second on until another, and how it is written.
    private long from = 0;
    private long until = 0;
    private long offset = 0;
    private byte[] zone = {};

    /// @throws IllegalArgumentException for a zone that there is not
    public TimestampWriter(Type.Timestamp type, Iso style) {
        this.perSecond = type.unit().perSecond();
        this.places = Iso.places(type.unit());
        this.separator = (byte) style.separator();
        this.mark = (byte) style.mark();
        // A date alone cannot have a zone.
        int least = type.zone().isEmpty() ? Iso.DATE : Iso.MINUTES;
        for (int needed = 0; needed < depths.length; needed++) {
            depths[needed] = (byte) style.depth(Math.max(least, needed));
        }
        int deepest = depths[Iso.SECONDS + places];
        this.onlyDepth = depths[Iso.DATE] == deepest ? deepest : -1;
        this.rules = rules(type.zone());
        this.suffix = type.zone();
    }

    private static ZoneRules rules(String zone) {
        try {
            return zone.isEmpty()
                    ? ZoneOffset.UTC.getRules()
                    : ZoneId.of(zone.replace('z', 'Z')).getRules();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time zone '" + zone + "': " + e.getMessage(), e);
        }
    }

    /// Writes a count of units since 1970.
    ///
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public long write(long units, MemorySegment into, long at) {
        long utc = Math.floorDiv(units, perSecond);
        if (utc < from || utc >= until) {
            enter(utc);
        }
        long second = utc + offset;
        long day = Math.floorDiv(second, 86_400L);
        long inDay = second - day * 86_400;
        long next = Civil.write(day, into, at);
        next = time(inDay, units - utc * perSecond, into, next);
        for (byte character : zone) {
            into.set(ValueLayout.JAVA_BYTE, next++, character);
        }
        return next;
    }

    private long time(long inDay, long fraction, MemorySegment into, long at) {
        int depth = onlyDepth >= 0 ? onlyDepth : depths[needed(inDay, fraction)];
        if (depth == Iso.DATE) {
            return at;
        }
        long next = pair(separator, inDay / 3600, into, at);
        next = pair((byte) ':', inDay / 60 % 60, into, next);
        if (depth >= Iso.SECONDS) {
            next = pair((byte) ':', inDay % 60, into, next);
        }
        return depth > Iso.SECONDS ? fraction(fraction, depth - Iso.SECONDS, into, next) : next;
    }

    /// The depth that shows all of a moment.
    private int needed(long inDay, long fraction) {
        if (fraction != 0) {
            int digits = places;
            for (long rest = fraction; rest % 10 == 0; rest /= 10) {
                digits--;
            }
            return Iso.SECONDS + digits;
        }
        if (inDay % 60 != 0) {
            return Iso.SECONDS;
        }
        return inDay != 0 ? Iso.MINUTES : Iso.DATE;
    }

    private long fraction(long fraction, int digits, MemorySegment into, long at) {
        into.set(ValueLayout.JAVA_BYTE, at, mark);
        long shown = digits < places ? fraction / Ascii.TENS[places - digits] : fraction * Ascii.TENS[digits - places];
        return DecimalText.writePadded(shown, digits, into, at + 1);
    }

    private static long pair(byte mark, long number, MemorySegment into, long at) {
        into.set(ValueLayout.JAVA_BYTE, at, mark);
        return DecimalText.writePadded(number, 2, into, at + 1);
    }

    /// Finds the offset that holds at a second, and for how long.
    private void enter(long utc) {
        if (rules.isFixedOffset()) {
            from = Long.MIN_VALUE;
            until = Long.MAX_VALUE;
            hold(rules.getOffset(Instant.EPOCH));
            return;
        }
        // Beyond what an Instant holds, the rules of its ends go on.
        var moment = Instant.ofEpochSecond(
                Math.clamp(utc, Instant.MIN.getEpochSecond() / 2, Instant.MAX.getEpochSecond() / 2));
        ZoneOffsetTransition next = rules.nextTransition(moment);
        from = utc;
        until = next == null ? Long.MAX_VALUE : Math.max(utc + 1, next.toEpochSecond());
        hold(rules.getOffset(moment));
    }

    private void hold(ZoneOffset holds) {
        offset = holds.getTotalSeconds();
        boolean named = suffix.isEmpty() || suffix.equalsIgnoreCase("z") || "+-".indexOf(suffix.charAt(0)) >= 0;
        zone = (named ? suffix : holds.getId()).getBytes(StandardCharsets.US_ASCII);
    }
}
