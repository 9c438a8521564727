package dev.leat.formats.parquet.pages;

import java.io.Serial;

/// The bytes of a page are wrong. Caught where it is known which page of which column that is, which makes a
/// [dev.leat.api.data.DataException] of it.
final class DamagedPage extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    DamagedPage(String problem) {
        super(problem);
    }
}
