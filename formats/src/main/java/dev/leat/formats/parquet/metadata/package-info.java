/// What a Parquet file says of itself: its footer, the headers of its pages, its indexes.
///
/// Start with [dev.leat.formats.parquet.metadata.FooterReader]. Thrift stays in this package; values are not here.
package dev.leat.formats.parquet.metadata;
