package dev.leat.api.memory;

/// Bytes of a budget, held until closed. Closing twice gives back once.
public interface Lease extends AutoCloseable {

    long bytes();

    @Override
    void close();
}
