package dev.leat.spill;

import dev.leat.api.plugin.ByteSize;
import java.math.BigDecimal;

/// How many bytes may lie on the disk at once.
sealed interface Cap {

    /// What its text has to be, for messages.
    String FORM = ByteSize.FORM + ", or a share of what is free such as 90%";

    Cap USUAL = new Share(BigDecimal.valueOf(90));

    /// @param free bytes that the folders have room for when the first file is made
    long bytes(long free);

    /// @throws IllegalArgumentException where it is neither
    static Cap parse(String text) {
        String stripped = text.strip();
        if (!stripped.endsWith("%")) {
            return new Size(ByteSize.parse(stripped));
        }
        var percent =
                new BigDecimal(stripped.substring(0, stripped.length() - 1).strip());
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "a share of what is free is above 0% and at most 100%, not '" + text + "'");
        }
        return new Share(percent);
    }

    /// So many bytes.
    record Size(ByteSize size) implements Cap {
        @Override
        public long bytes(long free) {
            return size.bytes();
        }

        @Override
        public String toString() {
            return Long.toString(size.bytes());
        }
    }

    /// A share of what is free.
    record Share(BigDecimal percent) implements Cap {
        @Override
        public long bytes(long free) {
            return BigDecimal.valueOf(free).multiply(percent).movePointLeft(2).longValue();
        }

        @Override
        public String toString() {
            return percent.toPlainString() + "%";
        }
    }
}
