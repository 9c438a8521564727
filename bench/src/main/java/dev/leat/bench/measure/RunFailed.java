package dev.leat.bench.measure;

/// An engine did not do what it was told; the message has its own last words.
public final class RunFailed extends Exception {

    private static final long serialVersionUID = 1;

    RunFailed(String reason) {
        super(reason);
    }
}
