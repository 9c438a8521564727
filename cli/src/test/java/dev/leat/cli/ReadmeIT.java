package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeIT {

    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void itsExampleRunsAsItStands() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(LeatProcess.ROOT.resolve("README.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(folder.resolve("Example.java"), example.group(1));
        Files.createSymbolicLink(folder.resolve("examples"), LeatProcess.ROOT.resolve("examples"));

        Result result = LeatProcess.run(
                folder,
                Map.of(),
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "--module-path",
                LeatProcess.ROOT.resolve("cli/target/dist/lib").toString(),
                "--add-modules",
                "dev.leat.core,dev.leat.formats,dev.leat.sources.fs",
                "--enable-native-access=ALL-UNNAMED",
                "Example.java");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("11349 trades, 105 bars\n");
        assertThat(folder.resolve("bars.csv")).isNotEmptyFile();
    }
}
