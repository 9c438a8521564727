package dev.leat.api.sink;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import java.io.IOException;
import java.net.URI;

/// Finds a sink that is not bytes in a store (a topic, a table, nothing at all) by the scheme of a URI, which is its
/// name.
public interface SinkProvider extends Plugin {

    Sink open(URI uri, Schema schema, Options options, Environment environment)
            throws IOException, InterruptedException;
}
