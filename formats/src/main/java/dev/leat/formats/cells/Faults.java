package dev.leat.formats.cells;

import java.util.Map;
import java.util.TreeMap;

/// What was wrong with some records of a run of them, by record. For each the first finding counts.
public final class Faults {

    private final Map<Integer, Fault> byRecord = new TreeMap<>();

    void add(int record, String column, String problem) {
        byRecord.putIfAbsent(record, new Fault(column, problem));
    }

    boolean none() {
        return byRecord.isEmpty();
    }

    public boolean has(int record) {
        return byRecord.containsKey(record);
    }

    /// In the order of the records.
    Map<Integer, Fault> byRecord() {
        return byRecord;
    }

    void clear() {
        byRecord.clear();
    }

    /// @param column the column at fault, or empty where it is the record as a whole
    public record Fault(String column, String problem) {}
}
