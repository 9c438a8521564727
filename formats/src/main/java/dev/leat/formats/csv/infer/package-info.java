/// What the columns of a CSV file are: guessed from its first rows, or said in JSON.
///
/// Start with [dev.leat.formats.csv.infer.Inference]. Reading rows is not here, nor are names of columns without a
/// header.
package dev.leat.formats.csv.infer;
