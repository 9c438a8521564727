package dev.leat.sources.fs;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Store;
import dev.leat.api.source.Store.Existing;
import dev.leat.api.source.StoreProvider;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.Map;

/// Writes as a process of its own: a URI, a letter, how often, and perhaps `wait`: then it says that it has written and
/// publishes when something comes on standard input.
///
/// It exits with 0 where it has published, and with 4 and a message where it could not.
final class Writer {

    private static final int CHUNK = 1 << 16;

    private Writer() {}

    public static void main(String[] arguments) throws InterruptedException {
        URI uri = URI.create(arguments[0]);
        StoreProvider provider =
                "stdout".equals(uri.getScheme()) ? new StandardOutputStoreProvider() : new FileStoreProvider();
        var environment = new Environment(new ArenaBudget(1 << 20), KernelMode.SCALAR, 1);
        try (Store store = provider.open(Options.of(provider, Map.of()), environment);
                Output output = store.write(uri, Existing.KEEP);
                Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(CHUNK).fill((byte) arguments[1].charAt(0));
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                output.write(chunk);
            }
            if (arguments.length > 3) {
                System.out.println("written");
                System.in.read();
            }
            output.publish();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(4);
        }
    }
}
