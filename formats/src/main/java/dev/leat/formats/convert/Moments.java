package dev.leat.formats.convert;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.source.Scan;
import java.lang.foreign.MemorySegment;

/// Times in one unit as times in another.
public final class Moments {

    /// The day of 1970-01-01 as INT96 counts days: the Julian day that begins at its noon.
    private static final long EPOCH = 2_440_588;

    private static final long SECONDS_OF_DAY = 86_400;
    private static final long NANOS = TimeUnit.NANOS.perSecond();

    private Moments() {}

    public static Conversion of(TimeUnit stored, TimeUnit wanted, Scan.Digits digits) {
        if (stored.perSecond() == wanted.perSecond()) {
            return Conversion.NONE;
        }
        if (stored.perSecond() < wanted.perSecond()) {
            long factor = wanted.perSecond() / stored.perSecond();
            return (from, count, into, at, misfits) -> {
                Numbers.copied(from, count, into, at, misfits);
                Numbers.scale(into, at, count, factor, misfits);
            };
        }
        long divisor = stored.perSecond() / wanted.perSecond();
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                long value = from.get(Numbers.LONG, (long) i << 3);
                into.set(Numbers.LONG, (at + i) << 3, divide(value, divisor, digits, i, misfits));
            }
        };
    }

    /// Nanoseconds of a day and a day in twelve bytes, as Hive and Spark wrote them.
    public static Conversion int96(TimeUnit wanted, Scan.Digits digits) {
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                long value = moment(from, 12L * i, wanted.perSecond(), digits, i, misfits);
                into.set(Numbers.LONG, (at + i) << 3, value);
            }
        };
    }

    private static long moment(
            MemorySegment from, long at, long perSecond, Scan.Digits digits, int index, Misfits misfits) {
        long ofDay = divide(from.get(Numbers.LONG, at), NANOS / perSecond, digits, index, misfits);
        long day = (from.get(Numbers.INT, at + 8) & 0xFFFFFFFFL) - EPOCH;
        try {
            return Math.addExact(Math.multiplyExact(day, SECONDS_OF_DAY * perSecond), ofDay);
        } catch (ArithmeticException _) {
            misfits.add(index, "a time too far away for its unit, day " + day + " from 1970 on");
            return 0;
        }
    }

    /// Rounded half away from zero, or refused where there is something to round.
    private static long divide(long value, long divisor, Scan.Digits digits, int index, Misfits misfits) {
        long quotient = value / divisor;
        long rest = Math.abs(value % divisor);
        if (rest == 0) {
            return quotient;
        }
        return switch (digits) {
            case REFUSE -> {
                misfits.add(index, "a time of a finer unit than wanted: " + value + " is no multiple of " + divisor);
                yield 0;
            }
            case ROUND -> rest >= divisor - rest ? quotient + Long.signum(value) : quotient;
        };
    }
}
