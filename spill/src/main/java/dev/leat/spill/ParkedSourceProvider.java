package dev.leat.spill;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Source;
import dev.leat.api.source.SourceProvider;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Picks up what a [ParkedSinkProvider] has parked. It stays there.
public final class ParkedSourceProvider implements SourceProvider {

    @Override
    public String name() {
        return "spill";
    }

    @Override
    public String summary() {
        return "rows that were parked: spill:NAME";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Source open(URI uri, Options options, Environment environment) throws IOException, InterruptedException {
        return ParkedSource.open(Parking.file(uri, environment.spill()), environment.memory());
    }
}
