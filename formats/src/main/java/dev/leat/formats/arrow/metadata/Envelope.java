package dev.leat.formats.arrow.metadata;

/// A message and where its body is.
///
/// @param bodyStart in the blob
/// @param next where the next message starts
/// @param metadataBytes that were read
public record Envelope(Message message, long bodyStart, long bodyBytes, long next, long metadataBytes) {}
