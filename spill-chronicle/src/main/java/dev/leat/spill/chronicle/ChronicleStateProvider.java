package dev.leat.spill.chronicle;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.state.KeyedStateProvider;
import dev.leat.api.state.KeyedStates;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Keeps state by key in files.
public final class ChronicleStateProvider implements KeyedStateProvider {

    static final Option<String> FOLDER =
            Option.text("folder", "", "where files are made; that of --temp-dir where none is given");

    static final Option<String> NAME = Option.text(
            "name",
            "",
            "keeps the state as a folder of this name, for the next that names it; else it goes when closed");

    static final Option<Long> KEYS = Option.number(
            "keys", 1 << 20, 64, MapSize.MOST_ENTRIES, "how many keys there is room for before files grow");

    static final Option<Long> KEY_BYTES =
            Option.number("key-bytes", 24, 1, 64 << 10, "how long a key is on average, before that is known");

    private static final Pattern FOLDER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

    @Override
    public String name() {
        return "chronicle";
    }

    @Override
    public String summary() {
        return "state by key in files, for more keys than memory";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FOLDER, NAME, KEYS, KEY_BYTES);
    }

    @Override
    public KeyedStates open(Options options, Environment environment) {
        JvmFlags.require();
        OwnClasses.showToCompiler();
        String name = options.get(NAME);
        if (!name.isEmpty() && !FOLDER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "option chronicle.name has to be letters, digits and ._- such as seen, not '" + name + "'");
        }
        var size = new MapSize(options.get(KEYS), options.get(KEY_BYTES));
        return new ChronicleStates(folder(options, environment), name, size, environment.memory());
    }

    private static Path folder(Options options, Environment environment) {
        List<Path> spilling = environment.spill().folders();
        if (!options.get(FOLDER).isEmpty()) {
            return Path.of(options.get(FOLDER)).toAbsolutePath().normalize();
        }
        return spilling.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir", "/tmp")) : spilling.getFirst();
    }
}
