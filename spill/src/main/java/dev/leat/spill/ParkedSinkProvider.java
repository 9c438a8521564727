package dev.leat.spill;

import dev.leat.api.data.Schema;
import dev.leat.api.files.FileOutput;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Sink;
import dev.leat.api.sink.SinkProvider;
import dev.leat.api.source.Store.Existing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Parks rows under a name, `spill:trades`, or in a file, `spill:/data/trades.spill`.
public final class ParkedSinkProvider implements SinkProvider {

    static final Option<String> COMPRESSION =
            Option.choice("compression", "lz4", List.of("none", "lz4", "zstd"), "how rows are compressed");

    static final Option<Boolean> REPLACE =
            Option.flag("replace", false, "whether what is parked there already is replaced");

    static final Option<Boolean> UNENCRYPTED = Option.flag(
            "unencrypted", false, "whether rows are parked though what is spilled is encrypted, and they are not");

    private static final int BLOCK = 256 << 10;

    @Override
    public String name() {
        return "spill";
    }

    @Override
    public String summary() {
        return "parks rows until they are picked up: spill:NAME";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(COMPRESSION, REPLACE, UNENCRYPTED);
    }

    @Override
    public Sink open(URI uri, Schema schema, Options options, Environment environment)
            throws IOException, InterruptedException {
        Path path = Parking.file(uri, environment.spill());
        if (environment.spill() instanceof DiskSpill disk && disk.encrypted() && !options.get(UNENCRYPTED)) {
            throw new IllegalArgumentException(
                    "rows that are parked stay behind, and cannot be encrypted with a key that"
                            + " goes with this process: leave out --temp-encryption, or say spill:…?unencrypted=true where the"
                            + " disk is safe");
        }
        Existing existing = options.get(REPLACE) ? Existing.REPLACE : Existing.KEEP;
        if (!Files.isDirectory(path.resolveSibling(""))) {
            throw new NoSuchFileException(path.toString(), null, "there is no folder for it");
        }
        if (existing == Existing.KEEP && Files.exists(path)) {
            throw new java.nio.file.FileAlreadyExistsException(
                    path.toString(), null, "something is parked there already; remove it, or say spill:…?replace=true");
        }
        var compression = Compression.valueOf(options.get(COMPRESSION).toUpperCase(Locale.ROOT));
        var form = new BlockForm(BLOCK, compression, () -> BlockCipher.NONE);
        FileOutput output = FileOutput.open(path, existing, TempFolder.onlyOurs(path));
        return new ParkedSink(output, schema, form, environment.memory());
    }
}
