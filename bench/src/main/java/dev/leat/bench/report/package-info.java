/// What was measured, as JSON, tables and charts, with what it was measured on.
///
/// Start with [dev.leat.bench.report.Report].
package dev.leat.bench.report;
