package dev.leat.core.run;

import dev.leat.api.sink.Sink;

/// A sink that keeps what it was lent beyond the call, without a copy, and says itself when it is done with it.
public interface KeepingSink extends Sink {

    /// Takes over memory that what was written so far may lie in.
    ///
    /// @param release gives it back; to be run once, by any thread, when nothing written before this call is in use
    void afterwards(Runnable release);
}
