package dev.leat.cli;

import dev.leat.api.source.FormatProvider;
import dev.leat.core.Pipeline;
import dev.leat.core.Pipeline.Target;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The format of what does not say it in its name.
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "The format where a name does not say it, as that of standard input.")
    private String format = "";

    /// The pipeline with the format applied to its inputs, its output or both.
    ///
    /// @throws IllegalArgumentException where both say theirs in their names, and the option would do nothing
    Pipeline apply(Pipeline pipeline, List<FormatProvider> known) {
        if (format.isEmpty()) {
            return pipeline;
        }
        boolean input =
                pipeline.inputFormat().isEmpty() && pipeline.inputs().stream().noneMatch(name -> tells(name, known));
        boolean output = pipeline.target() instanceof Target.Named named
                && named.format().isEmpty()
                && !tells(named.output(), known);
        if (!input && !output) {
            throw new IllegalArgumentException(
                    "--format " + format
                            + " changes nothing: the names tell their formats; --input-format and --output-format overrule them");
        }
        Pipeline with = input ? pipeline.format(format) : pipeline;
        return output && with.target() instanceof Target.Named named
                ? with.to(new Target.Named(named.output(), format, named.existing()))
                : with;
    }

    /// Whether a name tells its format. A folder, a pattern that is open at its end, and what is not a file leave
    /// it to others.
    private static boolean tells(String name, List<FormatProvider> known) {
        if (name.equals("-")) {
            return false;
        }
        boolean ending = known.stream()
                .flatMap(provider -> provider.extensions().stream())
                .anyMatch(extension -> name.endsWith("." + extension));
        return ending || name.endsWith("*") || name.matches("[a-z][a-z0-9+.-]+:[^/].*|[a-z]+:") || folder(name);
    }

    private static boolean folder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
