package dev.leat.spill;

import java.util.function.Supplier;

/// How blocks are made.
///
/// @param bytes how many plain bytes one has at most
/// @param cipher makes one for each that writes or reads
record BlockForm(int bytes, Compression compression, Supplier<BlockCipher> cipher) {}
