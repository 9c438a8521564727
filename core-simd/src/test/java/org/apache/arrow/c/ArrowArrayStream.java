package org.apache.arrow.c;

/// What DuckDB's driver takes for a stream: it asks for an object of this name, and then for the address alone.
public record ArrowArrayStream(long memoryAddress) {}
