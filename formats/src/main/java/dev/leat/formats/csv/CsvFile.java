package dev.leat.formats.csv;

import dev.leat.api.source.Blob;

/// A file of a source, and where in it the rows start.
record CsvFile(Blob blob, long rows) {}
