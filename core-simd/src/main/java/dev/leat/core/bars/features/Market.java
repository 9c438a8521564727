package dev.leat.core.bars.features;

import java.io.IOException;

/// Measures of the market microstructure literature, of a bar's own trades. Sums run in order.
public final class Market {

    /// How many buckets of equal volume a bar is cut into (Easley, Lopez de Prado and O'Hara 2012 take 50 a day).
    private static final int BUCKETS = 50;

    final Excursions excursions = new Excursions();
    final Stretch trades;
    double first;
    double last;
    double turnover;
    double rootFlow;
    double realized;
    double bipower;

    /// What changes of prices have in common with the change before: their covariance.
    double covarianceOfChanges;

    /// The slope of price changes by signed volume.
    double slope;

    double autocorrelation;
    double imbalanceOfBuckets;

    private double volume;
    private double signed;

    private final int all;

    private final MeasureKernels kernels;

    Market(Stretch trades, MeasureKernels kernels) {
        this.trades = trades;
        this.kernels = kernels;
        all = Stretch.PRICES | Stretch.QUANTITIES | trades.makerColumn();
    }

    /// Measures the stretch that its view of trades was set to.
    public void measure() throws IOException, InterruptedException {
        if (trades.size() == 1) {
            return;
        }
        excursions.of(trades, kernels);
        first = trades.priceAt(trades.from);
        last = trades.priceAt(trades.to - 1);
        sumUp();
        returns();
        changes();
        flows();
        buckets();
    }

    /// Whether there are two trades or more, and all prices are positive.
    boolean several() {
        return trades.size() > 1 && excursions.lowest > 0;
    }

    /// How many changes there are from one price to the next.
    int steps() {
        return trades.size() - 1;
    }

    private void sumUp() throws IOException, InterruptedException {
        turnover = 0;
        rootFlow = 0;
        volume = 0;
        signed = 0;
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, all);
            for (; i < end; i++) {
                double dollars = trades.price(i) * trades.quantity(i);
                turnover += dollars;
                rootFlow += side(i) * Math.sqrt(dollars);
                volume += trades.quantity(i);
                signed += signed(i);
            }
        }
    }

    /// Realized variance is the sum of squared log returns; bipower variation that of products of neighbours, by 2
    /// / pi (Barndorff-Nielsen and Shephard 2004, equations 1 and 6).
    private void returns() throws IOException, InterruptedException {
        realized = 0;
        bipower = 0;
        double before = 0;
        for (int i = trades.from + 1; i < trades.to; ) {
            int end = trades.reach(i, all);
            for (; i < end; i++) {
                double now = Math.abs(Hurst.logReturn(trades.price(i - 1), trades.price(i)));
                realized += now * now;
                bipower += now * before;
                before = now;
            }
        }
        bipower *= Math.PI / 2;
    }

    private void changes() throws IOException, InterruptedException {
        double meanChange = (last - first) / steps();
        double second = signedAt(trades.from + 1);
        double meanFlow = (signed - signedAt(trades.from)) / steps();
        double before = 0;
        double neighbours = 0;
        double products = 0;
        double squares = 0;
        boolean flowVaries = false;
        for (int i = trades.from + 1; i < trades.to; ) {
            int end = trades.reach(i, all);
            for (; i < end; i++) {
                flowVaries |= signed(i) != second;
                double change = trades.price(i) - trades.price(i - 1) - meanChange;
                double flow = signed(i) - meanFlow;
                neighbours += i == trades.from + 1 ? 0 : change * before;
                products += change * flow;
                squares += flow * flow;
                before = change;
            }
        }
        covarianceOfChanges = neighbours / (steps() - 1);
        slope = flowVaries ? products / squares : Feature.ABSENT;
    }

    private void flows() throws IOException, InterruptedException {
        double mean = signed / trades.size();
        double start = signedAt(trades.from);
        double before = 0;
        double neighbours = 0;
        double squares = 0;
        boolean varies = false;
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, all);
            for (; i < end; i++) {
                varies |= signed(i) != start;
                double flow = signed(i) - mean;
                neighbours += i == trades.from ? 0 : flow * before;
                squares += flow * flow;
                before = flow;
            }
        }
        autocorrelation = varies ? neighbours / squares : Feature.ABSENT;
    }

    /// Cuts trades where a bucket is full.
    private void buckets() throws IOException, InterruptedException {
        double size = volume / BUCKETS;
        double left = size;
        double inBucket = 0;
        double imbalances = 0;
        int full = 0;
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, all);
            for (; i < end; i++) {
                double rest = trades.quantity(i);
                while (rest >= left && full < BUCKETS - 1 && size > 0) {
                    imbalances += Math.abs(inBucket + side(i) * left);
                    rest -= left;
                    left = size;
                    inBucket = 0;
                    full++;
                }
                inBucket += side(i) * rest;
                left -= rest;
            }
        }
        imbalanceOfBuckets = volume > 0 ? (imbalances + Math.abs(inBucket)) / volume : Feature.ABSENT;
    }

    private double signedAt(int place) throws IOException, InterruptedException {
        double quantity = trades.quantityAt(place);
        return trades.boughtAt(place) ? quantity : -quantity;
    }

    private double signed(int i) {
        return side(i) * trades.quantity(i);
    }

    private double side(int i) {
        return trades.side(i);
    }
}
