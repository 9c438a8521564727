/// Conditions on rows: from text to [dev.leat.api.data.Predicate], from columns to a bitmap of the rows that meet it,
/// and the copying of those.
///
/// Start with [dev.leat.core.filter.Filter]. Skipping what a source knows not to match is the source's.
package dev.leat.core.filter;
