package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TaskScopeTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void theFirstFailureInterruptsTheOthers() throws Exception {
        var failure = new IOException("broken");
        try (var scope = new TaskScope()) {
            scope.start("waits", never::await);
            TaskScope.Task fails = () -> {
                throw failure;
            };
            scope.start("fails", fails);

            Optional<TaskScope.Failure> first = scope.join();

            assertThat(first).contains(new TaskScope.Failure(fails, failure));
        }
    }

    @Test
    void nothingStartsAfterAFailure() throws Exception {
        try (var scope = new TaskScope()) {
            scope.start("fails", () -> {
                throw new IOException("broken");
            });
            scope.join();

            scope.start("waits", never::await);

            assertThat(scope.join()).map(TaskScope.Failure::cause).containsInstanceOf(IOException.class);
        }
    }

    @Test
    void errorsAreFailuresToo() throws Exception {
        try (var scope = new TaskScope()) {
            scope.start("fails", () -> {
                throw new AssertionError("a bug");
            });

            assertThat(scope.join()).map(TaskScope.Failure::cause).containsInstanceOf(AssertionError.class);
        }
    }

    @Test
    void whatIsStoppedHasNotFailed() throws Exception {
        try (var scope = new TaskScope()) {
            scope.start("waits", never::await);

            scope.stop();

            assertThat(scope.join()).isEmpty();
        }
    }

    @Test
    void noThreadOutlivesTheScope() {
        var ended = new AtomicInteger();
        try (var scope = new TaskScope()) {
            for (int i = 0; i < 5; i++) {
                scope.start("waits", () -> {
                    try {
                        never.await();
                    } finally {
                        ended.incrementAndGet();
                    }
                });
            }
        }

        assertThat(ended).hasValue(5);
    }
}
