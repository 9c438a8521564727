package dev.leat.core.bars;

import dev.leat.api.data.Predicate;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.core.tape.TapeProvider;
import dev.leat.tck.KernelContract;
import dev.leat.tck.LaneReading;
import dev.leat.tck.PluginContract;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

class BarsContractTest implements KernelContract, PluginContract {

    static final Table TRADES = trades();

    @Override
    public Subject subject() {
        var provider = new BarsProvider();
        var options = Options.of(provider, Map.of("range", "5", "by", "symbol", "include-incomplete", "true"));
        return new Subject(environment -> provider.open(options, environment), TRADES);
    }

    @Override
    public Plugin plugin() {
        return new BarsProvider();
    }

    private static Table trades() {
        var provider = new TapeProvider();
        var options = Options.of(provider, Map.of("rows", "800", "symbols", "3"));
        try (Source tape = provider.open(URI.create("tape:trades"), options, new ArenaBudget(1 << 20).environment())) {
            var scan = new Scan(tape.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);
            return LaneReading.rows(tape, scan, Cuts.all(1024));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
