/// Files of the local file system, mapped into memory in windows, and globs and folders of them.
/// The module descriptor names the providers; start at the store.
/// What the bytes mean is not here: see `dev.leat.formats`.
package dev.leat.sources.fs;
