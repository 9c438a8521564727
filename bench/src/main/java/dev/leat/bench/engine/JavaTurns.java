package dev.leat.bench.engine;

import java.nio.file.Path;

/// A [JavaTask], run at each turn. The arguments: its class, input, output, threads.
final class JavaTurns {

    private JavaTurns() {}

    public static void main(String[] arguments) throws Exception {
        JavaTask task = Class.forName(arguments[0])
                .asSubclass(JavaTask.class)
                .getConstructor()
                .newInstance();
        Path input = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        Turns.take(() -> task.run(input, output, threads));
    }
}
