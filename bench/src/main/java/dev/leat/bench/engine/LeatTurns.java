package dev.leat.bench.engine;

import dev.leat.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A command line of `leat`, run at each turn. The arguments are its words.
final class LeatTurns {

    private LeatTurns() {}

    public static void main(String[] words) throws IOException {
        // So that --memory bounds the process, as it does where the command is the main module.
        System.setProperty("jdk.module.main", "dev.leat.cli");
        Turns.take(() -> run(words));
    }

    private static void run(String[] words) throws IOException {
        var said = new ByteArrayOutputStream();
        var err = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exitCode = Main.run(words, err, err);
        if (exitCode != 0) {
            throw new IOException(said.toString(StandardCharsets.UTF_8));
        }
    }
}
