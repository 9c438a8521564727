/// The columns of record batches: adopted where they lie as columns of batches do, else copied or converted.
///
/// Start with [dev.leat.formats.arrow.columns.ColumnReaders] and [dev.leat.formats.arrow.columns.Bodies]. What messages
/// say is read in `metadata`.
package dev.leat.formats.arrow.columns;
