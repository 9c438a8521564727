package dev.leat.core.bars;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Trades in order that make up what markets do not: huge and tiny numbers, no volume, gaps, crowds at one moment.
record RandomTape(Random random, long price, long priceStep, int quantityBits) {

    /// Of any kind.
    static RandomTape any(Random random) {
        long price = random.nextBoolean() ? 1 + random.nextLong(1L << (1 + random.nextInt(62))) : random.nextInt(50);
        long step = 1 + random.nextLong(Math.max(1, price >> random.nextInt(16)) + 1);
        return new RandomTape(random, price, step, 1 + random.nextInt(62));
    }

    /// Of prices and quantities as those of bitcoin.
    static RandomTape ofBitcoin(Random random) {
        return new RandomTape(random, 60_000_00000000L, 8_00000000L, 34);
    }

    Tape trades(int count) {
        List<Tape.Trade> trades = new ArrayList<>();
        long id = random.nextInt(1000);
        long trade = random.nextInt(1000);
        long time = 1_723_161_600_000L;
        long now = price;
        for (int i = 0; i < count; i++) {
            id += random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 1;
            time += random.nextInt(3) == 0 ? random.nextInt(3) : 0;
            now = walked(now);
            long last = trade + (random.nextInt(4) == 0 ? random.nextInt(50) : 0);
            trades.add(new Tape.Trade("", id, now, quantity(), trade, last, time, random.nextBoolean()));
            trade = last + 1;
        }
        return Tape.of(trades);
    }

    private long walked(long from) {
        long step = random.nextLong(2 * priceStep + 1) - priceStep;
        long to = from + step;
        return to < 0 || ((from ^ to) & (step ^ to)) < 0 ? from : to;
    }

    private long quantity() {
        return switch (random.nextInt(50)) {
            case 0 -> 0;
            case 1 -> random.nextLong(1L << quantityBits);
            default -> random.nextLong(1L << Math.max(1, quantityBits / 2));
        };
    }
}
