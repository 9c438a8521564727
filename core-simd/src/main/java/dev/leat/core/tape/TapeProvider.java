package dev.leat.core.tape;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Source;
import dev.leat.api.source.SourceProvider;
import java.net.URI;
import java.util.List;

/// Opens `tape:trades`, made up trades: `tape:trades?rows=20000000&symbols=4&seed=1`.
public final class TapeProvider implements SourceProvider {

    static final Option<Long> ROWS = Option.number("rows", 1_000_000, 0, 1_000_000_000_000L, "how many trades");
    static final Option<Long> SYMBOLS = Option.number("symbols", 4, 1, 100, "how many symbols they are of");
    static final Option<Long> SEED =
            Option.number("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, "the same seed gives the same trades");

    @Override
    public String name() {
        return "tape";
    }

    @Override
    public String summary() {
        return "made up trades from a seed, for load: tape:trades";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ROWS, SYMBOLS, SEED);
    }

    @Override
    public Source open(URI uri, Options options, Environment environment) {
        String tape = uri.getSchemeSpecificPart().replaceFirst("\\?.*", "");
        if (!tape.equals("trades")) {
            throw new IllegalArgumentException("no tape '" + tape + "' in [trades]");
        }
        return new TapeSource(options.get(ROWS), Math.toIntExact(options.get(SYMBOLS)), options.get(SEED));
    }
}
