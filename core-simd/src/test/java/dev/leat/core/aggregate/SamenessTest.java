package dev.leat.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The same groups come out to the bit, in the same order, whatever the batches, kernels and memory.
final class SamenessTest {

    private static final String AGG = "n=count(), o=first(price), h=max(price), l=min(price), c=last(price),"
            + " v=sum(quantity), s=sum(price), vwap=wavg(price, quantity), sd=stddev(price), sdq=stddev(quantity),"
            + " who=last(name), least=min(name), q=quantile(price, 0.3), most=quantile(name, 1),"
            + " d=approx_distinct(price), dn=approx_distinct(name)";

    @Test
    void groupsAreTheSameWhateverBatchesKernelsAndMemory() throws Exception {
        long seed = Seeds.next("SamenessTest");
        var random = new Random(seed);
        for (int turn = 0; turn < 12; turn++) {
            Table input = trades(random, 20_000, 1 + random.nextInt(20_000));
            String[] by = {"symbol", "name", "number", "symbol,number", "name,symbol"};
            String keys = by[random.nextInt(by.length)];
            AggregateRun plain = AggregateRun.of(AGG).by(keys);
            Table expected = every(plain, turn).over(input);

            for (int again = 0; again < 4; again++) {
                AggregateRun run = every(AggregateRun.of(AGG).by(keys), turn)
                        .batches(1 + random.nextInt(random.nextBoolean() ? 100 : 20_000))
                        .kernels(1 + random.nextInt(4))
                        .memory((48 + random.nextInt(40)) << 20);

                assertThat(run.over(input))
                        .as("seed %d, turn %d, %s", seed, turn, keys)
                        .isEqualTo(expected);
                assertThat(run.held()).isZero();
            }
        }
    }

    private static AggregateRun every(AggregateRun run, int turn) {
        return turn % 2 == 0 ? run : run.with("every", "1s");
    }

    private static Table trades(Random random, int rows, int distinct) {
        var schema = Schema.of(
                new Field("time", new Type.Timestamp(TimeUnit.MILLIS, "Z")),
                new Field("symbol", Type.DICTIONARY),
                new Field("name", Type.UTF8),
                new Field("number", Type.INT64),
                new Field("price", Type.FLOAT64),
                new Field("quantity", Type.decimal(8)));
        List<List<Object>> table = new ArrayList<>();
        long time = 1_723_161_255_342L;
        for (int row = 0; row < rows; row++) {
            time += random.nextInt(20);
            int number = random.nextInt(distinct);
            table.add(List.of(
                    time,
                    "S" + number % 7,
                    "name " + number,
                    (long) number,
                    60_000 + random.nextGaussian(),
                    random.nextLong(1_000_000_000L)));
        }
        return new Table(schema, table);
    }
}
