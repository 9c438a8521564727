package dev.leat.core.sort;

import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.tck.MergedKernelContract;
import dev.leat.tck.PluginContract;
import dev.leat.tck.data.RandomBatches;
import java.util.Map;

class SortContractTest implements MergedKernelContract, PluginContract {

    private static final long SEED = 20_240_808;

    @Override
    public Subject subject() {
        var provider = new SortProvider();
        var options = Options.of(provider, Map.of("by", "c16 dictionary:desc,c0 bool:nulls-first,c3 float32"));
        var schema = RandomBatches.schema(RandomBatches.ALL_TYPES);
        return new Subject(
                environment -> provider.open(options, environment),
                RandomBatches.of(SEED).table(schema, 400));
    }

    @Override
    public Plugin plugin() {
        return new SortProvider();
    }
}
