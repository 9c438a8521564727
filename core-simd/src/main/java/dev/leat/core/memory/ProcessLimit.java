package dev.leat.core.memory;

import dev.leat.api.plugin.ByteSize;
import java.math.BigDecimal;
import java.util.function.Supplier;

/// What bounds a process: a size, or a share of what the machine and its container have.
public record ProcessLimit(long bytes) {

    /// @param text a size such as `256MB`, or a share such as `80%`
    /// @throws IllegalArgumentException that says what would be right
    public static ProcessLimit parse(String text, Machine machine) {
        return parse(text, () -> machine);
    }

    /// @param text a size such as `256MB`, or a share such as `80%`
    /// @param machine is asked only where it is a share, since looking around takes a while
    /// @throws IllegalArgumentException that says what would be right
    public static ProcessLimit parse(String text, Supplier<Machine> machine) {
        String stripped = text.strip();
        if (!stripped.endsWith("%")) {
            return new ProcessLimit(size(stripped));
        }
        BigDecimal share = share(stripped);
        BigDecimal bytes =
                BigDecimal.valueOf(machine.get().memory()).multiply(share).movePointLeft(2);
        return new ProcessLimit(bytes.longValue());
    }

    private static long size(String text) {
        try {
            return ByteSize.parse(text).bytes();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "memory has to be " + ByteSize.FORM + " or a share such as 80%, not '" + text + "'", e);
        }
    }

    private static BigDecimal share(String text) {
        String number = text.substring(0, text.length() - 1).strip();
        if (!number.matches("\\d{1,3}(\\.\\d+)?")
                || new BigDecimal(number).signum() == 0
                || new BigDecimal(number).compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("a share of memory is above 0% and at most 100%, not '" + text + "'");
        }
        return new BigDecimal(number);
    }
}
