package dev.leat.api.source;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import java.io.IOException;
import java.net.URI;

/// Finds a source that is not bytes in a store (a topic, a query, a paged API) by the scheme of a URI, which is its
/// name.
public interface SourceProvider extends Plugin {

    Source open(URI uri, Options options, Environment environment) throws IOException, InterruptedException;
}
