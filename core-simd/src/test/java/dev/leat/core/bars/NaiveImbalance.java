package dev.leat.core.bars;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Imbalance bars as the book has them (López de Prado 2018, §2.3.2), over lists.
final class NaiveImbalance implements NaiveBars.Rule {

    private final String weight;
    private final String sign;
    private final double least;
    private final double most;
    private final double newest;
    private final List<BigInteger> signed = new ArrayList<>();
    private double expectedRecords;
    private double expectedImbalance;
    private boolean warm;
    private long price;
    private int direction;

    NaiveImbalance(
            String weight, String sign, double records, double imbalance, double least, double most, double span) {
        this.weight = weight;
        this.sign = sign;
        this.least = least;
        this.most = most;
        this.newest = 2 / (span + 1);
        this.expectedRecords = records;
        this.expectedImbalance = imbalance * units();
        this.warm = imbalance != 0;
    }

    private double units() {
        return switch (weight) {
            case "tick" -> 1;
            case "volume" -> 1e8;
            default -> 1e16;
        };
    }

    @Override
    public boolean closes(List<Tape.Trade> bar) {
        Tape.Trade trade = bar.getLast();
        if (direction == 0) {
            direction = 1;
        } else if (trade.price() != price) {
            direction = Long.signum(trade.price() - price);
        }
        price = trade.price();
        int side = trade.maker() ? -1 : 1;
        signed.add(weighed(trade).multiply(BigInteger.valueOf(sign.equals("tick") ? direction : side)));
        BigInteger sum = signed.stream().reduce(BigInteger.ZERO, BigInteger::add);
        boolean closes = warm
                ? sum.abs().doubleValue() >= expectedRecords * Math.abs(expectedImbalance)
                : signed.size() >= expectedRecords;
        if (closes) {
            double mean = sum.doubleValue() / signed.size();
            expectedImbalance = warm ? newest * mean + (1 - newest) * expectedImbalance : mean;
            double records = newest * signed.size() + (1 - newest) * expectedRecords;
            expectedRecords = Math.max(least, Math.min(most, records));
            warm = true;
            signed.clear();
        }
        return closes;
    }

    private BigInteger weighed(Tape.Trade trade) {
        BigInteger quantity = BigInteger.valueOf(trade.quantity());
        return switch (weight) {
            case "tick" -> BigInteger.ONE;
            case "volume" -> quantity;
            default -> quantity.multiply(BigInteger.valueOf(trade.price()));
        };
    }

    @Override
    public void tookOut() {
        signed.clear();
    }
}
