package dev.leat.core.bars;

/// Bars of so many records (López de Prado 2018, §2.3.1.2: tick bars).
record Ticks(long records) implements Scanned {

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        return stream.bar.records >= records;
    }

    @Override
    public int closing(Trades trades, int from, int to, Bar bar) {
        return from + (int) Math.min(to - from, records - bar.records - 1);
    }
}
