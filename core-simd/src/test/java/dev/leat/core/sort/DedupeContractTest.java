package dev.leat.core.sort;

import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.tck.KernelContract;
import dev.leat.tck.PluginContract;
import dev.leat.tck.data.RandomBatches;
import java.util.Map;

class DedupeContractTest implements KernelContract, PluginContract {

    private static final long SEED = 20_240_809;

    @Override
    public Subject subject() {
        var provider = new DedupeProvider();
        var options = Options.of(provider, Map.of("by", "c16 dictionary,c0 bool,c13 date"));
        var schema = RandomBatches.schema(RandomBatches.ALL_TYPES);
        return new Subject(
                environment -> provider.open(options, environment),
                RandomBatches.of(SEED).table(schema, 400));
    }

    @Override
    public Plugin plugin() {
        return new DedupeProvider();
    }
}
