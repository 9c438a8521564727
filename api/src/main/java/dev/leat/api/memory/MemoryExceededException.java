package dev.leat.api.memory;

import java.io.Serial;

/// The budget has no room. The message names the largest owners and what can be done.
public final class MemoryExceededException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public MemoryExceededException(String message) {
        super(message);
    }
}
