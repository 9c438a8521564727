package dev.leat.core.run;

import dev.leat.api.data.Schema;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;

/// A source, and what of it is wanted.
record Input(Source source, Scan scan) {

    Schema schema() {
        return new Schema(scan.columns());
    }
}
