/// What Arrow IPC says about its bytes: messages, schemas, footers (Arrow columnar format, "Serialization and
/// Interprocess Communication"). The flatbuffers are read by `arrow-format`; whatever they claim is checked here.
///
/// Start with [dev.leat.formats.arrow.metadata.Messages]. Bodies, and what stands in them, are not here.
package dev.leat.formats.arrow.metadata;
