package dev.leat.core.aggregate;

/// Hashes of words.
final class Hashes {

    private Hashes() {}

    /// The finalizer of MurmurHash3 (Appleby, `fmix64`).
    static long mixed(long bits) {
        long hash = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
