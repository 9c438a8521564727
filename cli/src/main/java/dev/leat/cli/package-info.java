/// The `leat` command: words and options on the outside, pipelines on the inside. Start at [dev.leat.cli.Main]. Nothing
/// is computed here: that is `dev.leat.core`.
package dev.leat.cli;
