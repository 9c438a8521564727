package dev.leat.api.spill;

import java.io.Serial;

/// There is nowhere to spill to. The message says how much was to be spilled, how much there is, and what can be done.
public final class SpillExceededException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public SpillExceededException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public SpillExceededException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why there is no room.
    public enum Reason {
        /// What the user allows is used up, though the disk is not full.
        CAP_REACHED,
        DISK_FULL,
        /// The folder is missing, may not be written to, or is not private enough.
        UNUSABLE_FOLDER,
        NO_PLUGIN
    }
}
