package dev.leat.bench.input;

import dev.leat.bench.engine.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The folder of inputs. Beside each file is a stamp that says how it was made and how long it is; a file whose stamp
/// says otherwise than it would today is made anew.
public final class Inputs {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final String MEMORY = "4GB";

    private final Path folder;
    private final Maker maker;

    public Inputs(Path folder, Maker maker) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.maker = maker;
    }

    /// The file of an input, which is made unless it is there.
    public Path file(Input input, long rows) throws Exception {
        Path file = folder.resolve(input.name(rows));
        Path stamp = folder.resolve(input.name(rows) + ".made");
        Optional<Input> from = input.from();
        Path source = from.isPresent() ? file(from.get(), rows) : file;
        String recipe = input.recipe(rows).text();
        String origin = from.isPresent() ? stampOf(source) : "";
        if (Files.exists(file) && Files.exists(stamp) && Files.readString(stamp).equals(stamp(recipe, file, origin))) {
            return file;
        }
        Files.deleteIfExists(stamp);
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Path fresh = folder.resolve("fresh-" + input.name(rows));
        maker.make(new Task(input.recipe(rows), source, fresh, THREADS, MEMORY, temporary));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(stamp, stamp(recipe, file, origin));
        return file;
    }

    private static String stampOf(Path file) throws IOException {
        return Files.readString(file.resolveSibling(file.getFileName() + ".made"));
    }

    private static String stamp(String recipe, Path file, String origin) throws IOException {
        return recipe + "\n" + Files.size(file) + " bytes\n" + (origin.isEmpty() ? "" : "from:\n" + origin);
    }

    /// Runs a recipe.
    public interface Maker {

        /// @param task whose program makes its output
        void make(Task task) throws Exception;
    }
}
