package dev.leat.bench.workload;

import dev.leat.bench.input.Input;
import dev.leat.bench.measure.Answer;
import dev.leat.bench.measure.Answer.Kind;
import java.util.List;

/// Bars with all 62 columns, beside Leat's own scalar kernels.
final class AllFeatures implements Workload {

    @Override
    public String name() {
        return "range-bars-all";
    }

    @Override
    public String summary() {
        return "range bars of 25 dbps by symbol, all 62 columns, of Parquet (snappy)";
    }

    @Override
    public Input input() {
        return new Input.Parquet("snappy");
    }

    @Override
    public List<Contender> contenders(long rows) {
        return List.of(Contender.of(Bars.leat("all")), Contender.of("scalar", Bars.leat("all", "--kernels", "scalar")));
    }

    @Override
    public Answer answer() {
        return Answer.csv()
                .key("symbol", Kind.TEXT)
                .key("first_agg_trade_id", Kind.WHOLE)
                .whole("last_agg_trade_id", "agg_record_count", "intra_trade_count", "lookback_trade_count")
                .real("close", "volume", "intra_ofi", "intra_burstiness", "lookback_kyle_lambda", "lookback_hurst");
    }

    @Override
    public List<Recorded> recorded() {
        return List.of(
                new Recorded("rangebar-py, no lookback", "11 M rows/s", Bars.REFERENCE),
                new Recorded("rangebar-py, lookback of 3 bars", "0.44 M rows/s", Bars.REFERENCE),
                new Recorded("rangebar-py, lookback of 200 trades", "under 0.07 M rows/s", Bars.REFERENCE));
    }
}
