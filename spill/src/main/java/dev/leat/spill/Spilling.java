package dev.leat.spill;

import java.io.IOException;

/// What a file takes of the disk, and who is told where there is no more.
///
/// @param owner whose it is, in words for people
record Spilling(String owner, TempFolder folder, TempSpace space) implements BlockWriter.Room {

    @Override
    public void take(long bytes) {
        space.take(owner, bytes);
    }

    @Override
    public void undo(long bytes) {
        space.undo(bytes);
    }

    /// @throws dev.leat.api.spill.SpillExceededException where the disk is full
    @Override
    public IOException refused(IOException failure, long bytes) {
        if (Refusals.saysFull(failure) || free() < bytes) {
            // What failed is still counted.
            throw Refusals.diskFull(owner, folder.parent(), space.usage().held() - bytes, failure);
        }
        return failure;
    }

    private long free() {
        try {
            return folder.free();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }
}
