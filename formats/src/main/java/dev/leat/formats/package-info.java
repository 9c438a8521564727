/// File formats: each turns bytes into columns and columns into bytes, with text and page kernels of its own. The
/// module descriptor names the providers; start at the one whose format you read. Where the bytes come from is not
/// here: see the modules named sources.
package dev.leat.formats;
