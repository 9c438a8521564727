package dev.leat.cli;

import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Options of every command, before or after its name.
final class CommonOptions {

    @Option(
            names = "--memory",
            paramLabel = "SIZE|SHARE",
            scope = ScopeType.INHERIT,
            description =
                    "What bounds the process: 512MB (10^6), 512MiB (2^20), or a share of the machine or container."
                            + " Default: 80%%.")
    private String memory = Settings.defaults().memory();

    @Option(
            names = "--temp-dir",
            paramLabel = "DIR[,DIR...]",
            scope = ScopeType.INHERIT,
            description = "Where to spill what does not fit into memory. Default: the system's folder for that.")
    private String temporary = "";

    @Option(
            names = "--max-temp",
            paramLabel = "SIZE|SHARE",
            scope = ScopeType.INHERIT,
            description = "How much may be spilled: 10GB, or a share of what is free there. Default: 90%%.")
    private String maxTemporary = "";

    @Option(
            names = "--spill-compression",
            paramLabel = "none|lz4|zstd",
            scope = ScopeType.INHERIT,
            description = "How what is spilled is compressed. Default: none.")
    private String spillCompression = "";

    @Option(
            names = "--temp-encryption",
            scope = ScopeType.INHERIT,
            description = "Encrypt what is spilled, with a key that never leaves this process.")
    private boolean encryption;

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "How many threads decode and compute. Default: one a core.")
    private int threads = Settings.defaults().threads();

    @Option(
            names = "--kernels",
            paramLabel = "auto|scalar|vector",
            scope = ScopeType.INHERIT,
            description = "Which loops to run; the rows that come out are the same. Default: auto.")
    private String kernels = Settings.defaults().kernels();

    @Option(
            names = "--controller",
            paramLabel = "NAME[:KEY=VALUE,...]",
            scope = ScopeType.INHERIT,
            description = "What sizes batches. Default: auto.")
    private String controller = Settings.defaults().controller();

    @Option(
            names = "--option",
            paramLabel = "PLUGIN.KEY=VALUE",
            scope = ScopeType.INHERIT,
            description =
                    "An option of a plugin that the run uses, such as csv.delimiter=;. 'leat plugins' lists them.")
    private List<String> options = new ArrayList<>();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Write a CSV line for each batch.")
    private String trace = "";

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print what is for people as JSON, for machines.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Neither progress nor summary.")
    private boolean quiet;

    Settings settings() {
        Settings settings = Settings.defaults()
                .withMemory(memory)
                .withThreads(threads)
                .withKernels(kernels)
                .withController(controller);
        settings = given("folders", temporary, settings);
        settings = given("max", maxTemporary, settings);
        settings = given("compression", spillCompression, settings);
        return encryption ? settings.withSpill("encryption", "true") : settings;
    }

    private static Settings given(String key, String value, Settings settings) {
        return value.isEmpty() ? settings : settings.withSpill(key, value);
    }

    /// The pipeline with the options of plugins that were given.
    Pipeline apply(Pipeline pipeline) {
        Pipeline with = pipeline;
        for (String option : options) {
            int point = option.indexOf('.');
            int equals = option.indexOf('=');
            if (point < 1 || equals < point + 2) {
                throw new IllegalArgumentException("--option has to be PLUGIN.KEY=VALUE, not '" + option + "'");
            }
            String plugin = option.substring(0, point);
            with = with.option(plugin, option.substring(point + 1, equals), option.substring(equals + 1));
        }
        return with;
    }

    /// The file to trace batches to, or empty.
    String trace() {
        return trace;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }
}
