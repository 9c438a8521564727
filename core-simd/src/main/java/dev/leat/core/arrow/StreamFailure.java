package dev.leat.core.arrow;

import java.io.Serial;

/// Why a stream has no more rows. Told to its reader in C, and never thrown to anybody else.
final class StreamFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    StreamFailure(String message) {
        super(message);
    }
}
