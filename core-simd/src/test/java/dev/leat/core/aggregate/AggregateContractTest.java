package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.tck.MergedKernelContract;
import dev.leat.tck.PluginContract;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import java.util.Map;

class AggregateContractTest implements MergedKernelContract, PluginContract {

    private static final Schema SCHEMA = Schema.of(
            new Field("symbol", Type.DICTIONARY),
            new Field("flag", Type.BOOL),
            new Field("time", new Type.Timestamp(TimeUnit.MILLIS, "")),
            new Field("name", Type.UTF8),
            new Field("price", Type.FLOAT64),
            new Field("quantity", Type.decimal(8)),
            new Field("wide", new Type.Decimal(128, 20)));

    private static final Table ROWS = RandomBatches.of(7).table(SCHEMA, 400);

    @Override
    public Subject subject() {
        var provider = new AggregateProvider();
        var options = Options.of(
                provider,
                Map.of(
                        "by",
                        "symbol,flag",
                        "every",
                        "36500d",
                        "agg",
                        "n=count(), c=count(name), o=first(name), l=last(price), least=min(name), most=max(wide),"
                                + " s=sum(price), w=avg(wide), v=sum(quantity), a=avg(quantity), sd=stddev(price),"
                                + " var(quantity), wavg(price, quantity), x=wavg(quantity, quantity),"
                                + " q=quantile(price, 0.5), t=quantile(name, 0.1), d=approx_distinct(price),"
                                + " approx_distinct(wide)"));
        return new Subject(environment -> provider.open(options, environment), ROWS);
    }

    @Override
    public Plugin plugin() {
        return new AggregateProvider();
    }
}
