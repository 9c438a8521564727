package dev.leat.formats.ndjson.write;

/// How nulls are written.
public enum Nulls {
    /// As `null`.
    WRITE,
    /// Not at all: their keys are left out.
    OMIT
}
