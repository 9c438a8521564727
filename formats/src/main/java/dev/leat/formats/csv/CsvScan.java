package dev.leat.formats.csv;

import dev.leat.api.plugin.KernelMode;

/// The loop that finds fields. The scalar one is the specification, the vector one finds the same.
sealed interface CsvScan permits ScalarScan, VectorScan {

    static CsvScan of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarScan();
            case VECTOR -> new VectorScan();
        };
    }

    /// Scans on until the end of the text, or until there are at least `enough` bounds. They may be up to
    /// [Structure#ROOM] more.
    void scan(Structure structure, CsvDialect dialect, int enough);
}
