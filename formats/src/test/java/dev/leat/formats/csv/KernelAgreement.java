package dev.leat.formats.csv;

import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Reads texts made out of seeds with scalar and with vector kernels and sees that rows and rejects are the same. A
/// program of its own, so that it can run at any width of vectors.
final class KernelAgreement {

    private static final String DIGITS = "0123456789";

    private KernelAgreement() {}

    /// Arguments: a folder for files, the first seed, and how many.
    public static void main(String[] arguments) throws Exception {
        long first = Long.parseLong(arguments[1]);
        for (long seed = first; seed < first + Long.parseLong(arguments[2]); seed++) {
            check(Path.of(arguments[0]), seed);
        }
    }

    static void check(Path folder, long seed) throws Exception {
        Path file = Files.writeString(folder.resolve("seed" + seed + ".csv"), text(new SplittableRandom(seed)));
        Csv.Content scalar = csv(file, seed, KernelMode.SCALAR).read();
        Csv.Content vector = csv(file, seed, KernelMode.VECTOR).read();
        if (!scalar.equals(vector)) {
            throw new AssertionError(
                    "seed " + seed + ": scalar and vector kernels differ in " + difference(scalar, vector));
        }
        Files.delete(file);
    }

    private static String difference(Csv.Content scalar, Csv.Content vector) {
        for (int row = 0; row < Math.min(scalar.rows().size(), vector.rows().size()); row++) {
            if (!scalar.rows().get(row).equals(vector.rows().get(row))) {
                return "row " + row + ": " + scalar.rows().get(row) + " and "
                        + vector.rows().get(row);
            }
        }
        return "rejects: " + scalar.rejects() + " and " + vector.rejects();
    }

    private static Csv csv(Path file, long seed, KernelMode mode) {
        return Csv.files(file)
                .kernels(mode)
                .batchRows(1 + (int) (seed * 37 % 300))
                .option("header", "true")
                .option("window", "1kB")
                .column("whole", Type.INT64)
                .column("exact", Type.decimal((int) (seed % 19)))
                .column("truth", Type.BOOL)
                .column("word", Type.DICTIONARY)
                .column("text", Type.UTF8);
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder("whole,exact,truth,word,text\n");
        // Most rows of a file are plain, so that they are not rejected for another column.
        int oddity = 5 + random.nextInt(200);
        for (int row = random.nextInt(400); row > 0; row--) {
            text.append(odd(random, oddity) ? odd(random) : whole(random)).append(',');
            text.append(odd(random, oddity) ? odd(random) : exact(random)).append(',');
            text.append(odd(random, oddity) ? odd(random) : truth(random)).append(',');
            text.append(odd(random, oddity) ? odd(random) : word(random)).append(',');
            text.append(odd(random, oddity) ? odd(random) : word(random) + word(random));
            text.append(random.nextInt(30) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    private static boolean odd(SplittableRandom random, int oddity) {
        return random.nextInt(oddity) == 0;
    }

    private static String digits(SplittableRandom random, int most) {
        var text = new StringBuilder();
        for (int count = random.nextInt(most + 1); count > 0; count--) {
            text.append(DIGITS.charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static String whole(SplittableRandom random) {
        return (random.nextInt(5) == 0 ? "-" : "") + "1" + digits(random, 17);
    }

    private static String exact(SplittableRandom random) {
        String whole = (random.nextInt(5) == 0 ? "-" : "") + "1" + digits(random, random.nextInt(10));
        return random.nextInt(4) == 0 ? whole : whole + "." + "0" + digits(random, random.nextInt(9));
    }

    private static String truth(SplittableRandom random) {
        String[] words = {"true", "false", "True", "False", "TRUE", "FALSE", "tRuE", "0", "1"};
        return words[random.nextInt(words.length)];
    }

    private static String word(SplittableRandom random) {
        String[] words = {"BTCUSDT", "ETHUSDT", "a", "eight888", "fifteen_letters", "sixteen__letters", "x".repeat(40)};
        return words[random.nextInt(words.length)] + (random.nextInt(50) == 0 ? digits(random, 3) : "");
    }

    private static String odd(SplittableRandom random) {
        String[] texts = {
            "",
            "\"\"",
            "-",
            ".",
            "1.",
            ".5",
            "-.5",
            "+1",
            " 1 ",
            "1e3",
            "1e-3",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "00000000000000000000000000001",
            "1.2.3",
            "12a4",
            "\"12\"",
            "\"1,5\"",
            "\"a\"\"b\"",
            "\"a\nb\"",
            "\"x\"y",
            "a\"b",
            "TRUE ",
            "truex",
            "\u0010",
            "é",
            "/1",
            ":9",
            "1234567890123456.12345678",
            "0.123456789012345678",
            "--1",
            "1-",
            "99999999.99999999"
        };
        return texts[random.nextInt(texts.length)];
    }
}
