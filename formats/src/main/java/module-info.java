/// File formats as plugins: bytes to columns and back.
module dev.leat.formats {
    requires aircompressor.v3;
    requires dev.leat.api;
    requires jdk.incubator.vector;
    // For aircompressor, an automatic module, which cannot say so itself.
    requires jdk.unsupported;
    requires org.apache.arrow.format;
    requires parquet.format.structures;
    requires static org.jspecify;
    requires tools.jackson.databind;

    provides dev.leat.api.source.FormatProvider with
            dev.leat.formats.arrow.ArrowProvider,
            dev.leat.formats.arrow.ArrowStreamProvider,
            dev.leat.formats.csv.CsvProvider,
            dev.leat.formats.ndjson.NdjsonProvider,
            dev.leat.formats.parquet.ParquetProvider;
}
