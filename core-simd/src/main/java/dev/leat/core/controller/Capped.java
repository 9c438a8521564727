package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// A controller whose batches are kept within what they come to: rows in and out take at most half of the memory that
/// is free, and no more rows come out of one than a batch can have.
///
/// This comes after whatever floor the controller has: a thousand rows of a megabyte each are a gigabyte. The
/// controller itself is not told, so that it is where it was when there is room again.
final class Capped implements Controller {

    private static final double SHARE = 0.5;

    private final Controller controller;
    private final Expansion expansion = new Expansion(0);
    private String reason = "";

    Capped(Controller controller) {
        this.controller = controller;
    }

    @Override
    public int firstRows() {
        return controller.firstRows();
    }

    @Override
    public int nextRows(Observation done) {
        expansion.observe(done);
        int wanted = controller.nextRows(done);
        int most = Rows.clamp(Math.min(byBytes(done), byRowsOut()));
        reason = wanted <= most ? controller.reason() : "capped by what rows come to, else " + wanted;
        return Math.min(wanted, most);
    }

    @Override
    public String reason() {
        return reason;
    }

    private double byBytes(Observation done) {
        double perRow = expansion.bytesPerRow();
        return perRow == 0 ? Rows.MOST : SHARE * done.free() / perRow;
    }

    private double byRowsOut() {
        double perRow = expansion.rowsPerRow();
        return perRow <= 1 ? Rows.MOST : Rows.MOST / perRow;
    }
}
