package dev.leat.core.bars;

import dev.leat.api.plugin.Options;
import dev.leat.tck.KernelContract;
import java.util.Map;

class FeaturesContractTest implements KernelContract {

    @Override
    public Subject subject() {
        var provider = new BarsProvider();
        var options = Options.of(
                provider,
                Map.of(
                        "range",
                        "5",
                        "by",
                        "symbol",
                        "include-incomplete",
                        "true",
                        "features",
                        "all",
                        "lookback",
                        "30"));
        return new Subject(environment -> provider.open(options, environment), BarsContractTest.TRADES);
    }
}
