/// Plugins that are no part of Leat: JARs, and folders of JARs, dropped into a folder.
///
/// Start with [dev.leat.core.plugins.DropIn]. What is made of the providers found is not here but in
/// [dev.leat.core.Plugins].
package dev.leat.core.plugins;
