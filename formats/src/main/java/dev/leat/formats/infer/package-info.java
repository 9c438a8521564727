/// What the columns of a text are: guessed from its first rows, or said in JSON.
///
/// Start with [dev.leat.formats.infer.Inference]. Reading rows is not here, nor are names of columns without a
/// header.
package dev.leat.formats.infer;
