package dev.leat.api.spill;

import java.nio.file.Path;
import java.util.List;

final class NoSpill implements Spill {

    @Override
    public SpilledBytes open(String owner) {
        throw new SpillExceededException(
                SpillExceededException.Reason.NO_PLUGIN,
                "nothing to spill " + owner + " with: there is no plugin for it; give more with --memory");
    }

    @Override
    public List<Path> folders() {
        return List.of();
    }

    @Override
    public Usage usage() {
        return new Usage(0, 0, 0);
    }

    @Override
    public void close() {}
}
