package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.core.PipelineException;
import dev.leat.core.PipelineException.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysWhatWouldBeRightForWrongUse() {
        int exitCode = report(new IllegalArgumentException("no column 'pric' in [price]"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err()).isEqualTo("leat: no column 'pric' in [price], did you mean price?\n");
    }

    @Test
    void saysWhereWrongDataIs() {
        int exitCode = report(failed(Stage.READ, new DataException("a.csv", 3, "'x' is not a number")));

        assertThat(exitCode).isEqualTo(3);
        assertThat(err()).isEqualTo("leat: a.csv:3: 'x' is not a number\n");
    }

    @Test
    void saysWhatWasReadWhenTheWorldFailed() {
        int exitCode = report(failed(Stage.READ, new IOException("Input/output error")));

        assertThat(exitCode).isEqualTo(4);
        assertThat(err()).isEqualTo("leat: reading a.csv at 17: Input/output error\n");
    }

    @Test
    void saysThatThereIsNoRoomToSpill() {
        int exitCode = report(failed(
                Stage.KERNEL,
                new SpillExceededException(SpillExceededException.Reason.DISK_FULL, "the disk of /tmp is full")));

        assertThat(exitCode).isEqualTo(5);
        assertThat(err()).isEqualTo("leat: computing on a.csv at 17: the disk of /tmp is full\n");
    }

    @Test
    void namesTheFileAndTheReasonThatIsGiven() {
        int exitCode = report(new FileSystemException("a.csv", null, "No space left on device"));

        assertThat(exitCode).isEqualTo(4);
        assertThat(err()).isEqualTo("leat: a.csv: No space left on device\n");
    }

    @Test
    void givesTheReasonThatTheJdkLeavesToTheType() {
        report(new NoSuchFileException("trades.csv"));
        report(new FileAlreadyExistsException("bars.csv"));
        report(new AccessDeniedException("secret.csv"));

        assertThat(err()).isEqualTo("""
            leat: trades.csv: no such file
            leat: bars.csv: there is something already; --force replaces it
            leat: secret.csv: permission denied
            """);
    }

    @Test
    void saysThatNobodyReadsAnyMore() {
        int exitCode = report(failed(Stage.WRITE, new FileSystemException("standard output", null, "Broken pipe")));

        assertThat(exitCode).isEqualTo(4);
        assertThat(err()).isEqualTo("leat: writing: standard output was closed by its reader\n");
    }

    @Test
    void passesOnWhoHoldsTheMemory() {
        int exitCode = report(failed(Stage.KERNEL, new MemoryExceededException("no room; give more with --memory")));

        assertThat(exitCode).isEqualTo(5);
        assertThat(err()).isEqualTo("leat: computing on a.csv at 17: no room; give more with --memory\n");
    }

    @Test
    void advisesWhereTheHeapIsFull() {
        int exitCode = report(new OutOfMemoryError("Java heap space"));

        assertThat(exitCode).isEqualTo(5);
        assertThat(err()).contains("Java heap space", "--memory").hasLineCount(1);
    }

    @Test
    void callsAnInterruptCancelled() {
        int interrupted = report(new InterruptedException());
        int whileReading = report(failed(Stage.READ, new ClosedByInterruptException()));

        assertThat(interrupted).isEqualTo(130);
        assertThat(whileReading).isEqualTo(130);
        assertThat(err()).isEqualTo("leat: cancelled\nleat: cancelled\n");
    }

    @Test
    void showsTheStackOfABugAlone() {
        int exitCode = report(failed(Stage.KERNEL, new IllegalStateException("cannot be")));

        assertThat(exitCode).isEqualTo(70);
        assertThat(err())
                .startsWith("leat: computing on a.csv at 17: cannot be\n")
                .contains("Caused by: java.lang.IllegalStateException: cannot be", "\tat dev.leat.cli.FailureTest")
                .endsWith("leat: this is a bug in Leat or in a plugin; please report it with the lines above\n");
    }

    @Test
    void doesNotBlameTheUserForWhatARunThatHasStartedThrows() {
        int exitCode = report(failed(Stage.KERNEL, new IllegalArgumentException("negative capacity")));

        assertThat(exitCode).isEqualTo(70);
    }

    private int report(Throwable thrown) {
        return Failure.report(thrown, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static PipelineException failed(Stage stage, Throwable cause) {
        return new PipelineException(stage, "a.csv", "17", cause);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
