package dev.leat.spill;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpillProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Spills to files.
public final class DiskSpillProvider implements SpillProvider {

    static final Option<List<String>> FOLDERS =
            Option.list("folders", "the folders to make files in; that of the system where none is given");

    static final Option<Cap> MAX =
            new Option<>("max", "how much may lie there at once", Cap.FORM, Cap.USUAL, Cap::parse);

    static final Option<String> COMPRESSION =
            Option.choice("compression", "none", List.of("none", "lz4", "zstd"), "how files are compressed");

    static final Option<Boolean> ENCRYPTION =
            Option.flag("encryption", false, "whether files are encrypted, with a key that is kept in memory alone");

    static final Option<ByteSize> BLOCK =
            Option.size("block", new ByteSize(256 << 10), "bytes that are compressed and checked together");

    private static final long LEAST_BLOCK = 4 << 10;
    static final long MOST_BLOCK = 16 << 20;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String summary() {
        return "files in a folder of the process, for what does not fit into memory";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FOLDERS, MAX, COMPRESSION, ENCRYPTION, BLOCK);
    }

    @Override
    public Spill open(Options options, Environment environment) {
        var spill = new DiskSpill(folders(options), options.get(MAX), form(options), environment.memory());
        try {
            spill.sweep();
        } catch (InterruptedException _) {
            // What is left waits for the next; what is interrupted comes to know of it later.
            Thread.currentThread().interrupt();
        }
        return spill;
    }

    static List<Path> folders(Options options) {
        List<String> given = options.get(FOLDERS);
        List<String> names = given.isEmpty() ? List.of(System.getProperty("java.io.tmpdir", "/tmp")) : given;
        return names.stream()
                .map(name -> Path.of(name).toAbsolutePath().normalize())
                .toList();
    }

    private static BlockForm form(Options options) {
        long block = options.get(BLOCK).bytes();
        if (block < LEAST_BLOCK || block > MOST_BLOCK) {
            throw new IllegalArgumentException("option disk.block has to be from " + new ByteSize(LEAST_BLOCK) + " to "
                    + new ByteSize(MOST_BLOCK) + ", not " + new ByteSize(block));
        }
        Compression compression = Compression.valueOf(options.get(COMPRESSION).toUpperCase(Locale.ROOT));
        if (!options.get(ENCRYPTION)) {
            return new BlockForm((int) block, compression, () -> BlockCipher.NONE);
        }
        TempKey key = TempKey.random();
        return new BlockForm((int) block, compression, key::cipher);
    }
}
