package dev.leat.core.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Closes what was opened, the last first. A failure to close does not keep the rest open.
final class Closer implements Closeable {

    private final Deque<Closeable> opened = new ArrayDeque<>();

    /// @param close closes the resource
    <C> C add(C resource, Closeable close) {
        opened.push(close);
        return resource;
    }

    /// @throws IOException the first failure, with the others suppressed
    @Override
    public void close() throws IOException {
        if (opened.isEmpty()) {
            return;
        }
        try {
            opened.pop().close();
        } catch (IOException | RuntimeException e) {
            closeRest(e);
            throw e;
        }
        close();
    }

    private void closeRest(Exception first) {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            first.addSuppressed(e);
        }
    }
}
