package dev.leat.bench.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What commands print.
public final class Outputs {

    private Outputs() {}

    /// The standard output of a command, or an empty text where it fails or there is no such command.
    public static String of(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.strip() : "";
        } catch (IOException _) {
            return "";
        }
    }
}
