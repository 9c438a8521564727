/// Files as the plugins that keep something on the disk need them: whole segments through channels, names that show
/// only
/// whole files, and files that tell whether the process that made them still lives.
///
/// Start with [dev.leat.api.files.HeldFile]. For the plugins named in `module-info` alone; reading and writing for
/// everybody else is not here but in [dev.leat.api.source.Store].
package dev.leat.api.files;
