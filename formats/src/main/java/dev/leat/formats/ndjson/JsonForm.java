package dev.leat.formats.ndjson;

import dev.leat.formats.cells.Cell;
import dev.leat.formats.cells.CellForm;
import dev.leat.formats.lines.Scratch;

/// How [JsonRow] leaves values: strings without escapes as what is between their quotes, strings with escapes with
/// their quotes, all else as it stands. No other value begins with a quote.
record JsonForm() implements CellForm {

    @Override
    public int quote() {
        return '"';
    }

    @Override
    public boolean plain(boolean wide) {
        return true;
    }

    @Override
    public long most(long bytes) {
        return bytes;
    }

    @Override
    public Cell cell(boolean textual, Scratch scratch) {
        return new JsonCell(scratch);
    }
}
