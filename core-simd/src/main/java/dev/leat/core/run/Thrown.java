package dev.leat.core.run;

import java.io.IOException;

/// What a task threw, for the one who waited for it.
public final class Thrown {

    private Thrown() {}

    /// Throws it as it is.
    ///
    /// @return never; so that it can be thrown where the compiler wants to see an end
    public static RuntimeException of(Throwable cause) throws IOException, InterruptedException {
        switch (cause) {
            case IOException failed -> throw failed;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(cause);
        }
    }
}
