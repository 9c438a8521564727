package dev.leat.formats.text;

import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Writes the moments of one type as ISO 8601 with all digits of the unit, in the type's zone, named as the type names
/// it; in a region (`Europe/Rome`) with the offset that holds then. For one thread.
public final class TimestampWriter {

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = 96;

    private final long perSecond;
    private final int places;
    private final ZoneRules rules;
    private final String suffix;

    // The offset that holds from one second on until another, and how it is written.
    private long from = 0;
    private long until = 0;
    private long offset = 0;
    private byte[] zone = {};

    /// @throws IllegalArgumentException for a zone that there is not
    public TimestampWriter(Type.Timestamp type) {
        this.perSecond = type.unit().perSecond();
        this.places = switch (type.unit()) {
            case SECONDS -> 0;
            case MILLIS -> 3;
            case MICROS -> 6;
            case NANOS -> 9;
        };
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
        next = pair('T', inDay / 3600, into, next);
        next = pair(':', inDay / 60 % 60, into, next);
        next = pair(':', inDay % 60, into, next);
        if (places > 0) {
            into.set(ValueLayout.JAVA_BYTE, next, (byte) '.');
            next = DecimalText.writePadded(units - utc * perSecond, places, into, next + 1);
        }
        for (byte character : zone) {
            into.set(ValueLayout.JAVA_BYTE, next++, character);
        }
        return next;
    }

    private static long pair(char mark, long number, MemorySegment into, long at) {
        into.set(ValueLayout.JAVA_BYTE, at, (byte) mark);
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
