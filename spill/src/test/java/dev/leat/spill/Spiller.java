package dev.leat.spill;

import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.spill.SpilledBytes;
import java.nio.file.Path;

/// Spills as a process of its own: to a folder, so many files of so many bytes; then says `spilled` and waits for a
/// line,
/// or with `on` says so and spills on until it is killed.
///
/// It exits with 0, and with 5 and a message where it could not.
final class Spiller {

    private Spiller() {}

    public static void main(String[] arguments) throws Exception {
        long bytes = Long.parseLong(arguments[2]);
        try (Spill spill = Spills.open(Path.of(arguments[0]), "compression=lz4")) {
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                SpilledBytes file = spill.open("file " + i);
                Spills.append(file, bytes);
                check(file, bytes);
            }
            System.out.println("spilled");
            if (arguments[3].equals("on")) {
                SpilledBytes file = spill.open("more");
                while (true) {
                    Spills.append(file, bytes);
                }
            }
            System.in.read();
        } catch (SpillExceededException e) {
            System.err.println(e.reason() + ": " + e.getMessage());
            System.exit(5);
        }
    }

    private static void check(SpilledBytes file, long bytes) throws Exception {
        if (Spills.read(file).length != bytes) {
            throw new AssertionError("read back " + file.size());
        }
    }
}
