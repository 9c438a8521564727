package dev.leat.formats.ndjson;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;

/// How NDJSON files are to be read: the options, and what the engine lends.
record NdjsonSettings(Options options, Environment environment) {

    long windowBytes() {
        return Math.max(1, options.get(NdjsonOptions.WINDOW).bytes());
    }

    /// How many bytes a line may have.
    long longest() {
        return Math.max(1, Math.min(options.get(NdjsonOptions.RECORD).bytes(), 1L << 30));
    }

    boolean rejectsUnknown() {
        return options.get(NdjsonOptions.UNKNOWN).equals("reject");
    }
}
