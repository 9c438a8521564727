package dev.leat.cli;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.core.PipelineException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Tells the shell and people what went wrong: an exit code, and a line that starts with `leat:`. Only bugs get a stack
/// trace.
public final class Failure {

    public static final int WRONG_USE = 2;
    public static final int WRONG_DATA = 3;
    static final int WORLD_FAILED = 4;
    static final int NO_MEMORY = 5;
    static final int BUG = 70;
    static final int CANCELLED = 130;

    private Failure() {}

    /// Prints what went wrong.
    ///
    /// @return the exit code
    public static int report(Throwable thrown, PrintStream err) {
        Throwable cause = cause(thrown);
        // Of a run that has started, what was asked for is not at fault.
        boolean bug = thrown instanceof PipelineException && cause instanceof IllegalArgumentException;
        int exitCode = bug ? BUG : exitCode(cause);
        err.println("leat: " + where(thrown, exitCode) + message(cause));
        if (exitCode == BUG) {
            thrown.printStackTrace(err);
            err.println("leat: this is a bug in Leat or in a plugin; please report it with the lines above");
        }
        return exitCode;
    }

    private static Throwable cause(Throwable thrown) {
        boolean wraps = thrown instanceof PipelineException || thrown instanceof UncheckedIOException;
        return wraps && thrown.getCause() != null ? cause(thrown.getCause()) : thrown;
    }

    private static int exitCode(Throwable cause) {
        return switch (cause) {
            case IllegalArgumentException _ -> WRONG_USE;
            case DataException _ -> WRONG_DATA;
            case InterruptedException _, ClosedByInterruptException _ -> CANCELLED;
            case IOException _ -> WORLD_FAILED;
            case MemoryExceededException _, SpillExceededException _, OutOfMemoryError _ -> NO_MEMORY;
            default -> BUG;
        };
    }

    private static String message(Throwable cause) {
        return switch (cause) {
            case InterruptedException _, ClosedByInterruptException _ -> "cancelled";
            case FileSystemException failed -> message(failed);
            case OutOfMemoryError full ->
                "the Java heap is full (" + full.getMessage()
                        + "); give more with --memory, which the heap is a share of";
            case IllegalArgumentException wrong
            when wrong.getMessage() != null -> wrong.getMessage() + Spelling.hint(wrong.getMessage());
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }

    /// The file and the reason. The exceptions that the JDK throws for the commonest say no more than the file.
    private static String message(FileSystemException failed) {
        if ("Broken pipe".equals(failed.getReason())) {
            return failed.getFile() + " was closed by its reader";
        }
        if (failed.getReason() != null && !failed.getReason().isBlank()) {
            return failed.getFile() + ": " + failed.getReason();
        }
        return failed.getFile()
                + switch (failed) {
                    case NoSuchFileException _ -> ": no such file";
                    case FileAlreadyExistsException _ -> ": there is something already; --force replaces it";
                    case AccessDeniedException _ -> ": permission denied";
                    case NotDirectoryException _ -> ": not a folder";
                    default -> ": " + failed.getClass().getSimpleName();
                };
    }

    private static String where(Throwable thrown, int exitCode) {
        boolean told = exitCode == WRONG_USE || exitCode == WRONG_DATA || exitCode == CANCELLED;
        if (told
                || !(thrown instanceof PipelineException failed)
                || failed.split().isEmpty()) {
            return "";
        }
        String place = failed.position().isEmpty() ? failed.split() : failed.split() + " at " + failed.position();
        return switch (failed.stage()) {
            case OPEN -> "opening " + place + ": ";
            case READ -> "reading " + place + ": ";
            case KERNEL -> "computing on " + place + ": ";
            case WRITE -> "writing: ";
        };
    }
}
