/// How plugins are named, found and configured: one provider per SPI, with typed options that reject what they do not
/// know.
///
/// Start with [dev.leat.api.plugin.Plugin], then [dev.leat.api.plugin.Options]. Finding them (ServiceLoader, the plugin
/// folder) is not here but in the engine.
package dev.leat.api.plugin;
