package dev.leat.spill;

import dev.leat.api.files.Channels;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The file that blocks are spilled to, and what it takes of the disk.
///
/// @param owner whose it is, in words for people
/// @param folder what people know as the folder
record Spilling(String owner, Path path, FileChannel channel, Path folder, TempSpace space)
        implements BlockWriter.Target {

    /// @throws dev.leat.api.spill.SpillExceededException where more is not allowed, or the disk is full
    @Override
    public void write(MemorySegment block, long place) throws IOException, InterruptedException {
        space.take(owner, block.byteSize());
        boolean written = false;
        try {
            Channels.write(path.toString(), channel, block);
            written = true;
        } catch (IOException e) {
            if (!full(e, block.byteSize())) {
                throw e;
            }
            // What failed is still counted.
            throw Refusals.diskFull(owner, folder, space.usage().held() - block.byteSize(), e);
        } finally {
            if (!written) {
                space.undo(block.byteSize());
                cut(place);
            }
        }
    }

    /// Gives the disk back what was written of a block. An interrupt has closed the channel: then the file goes
    /// anyway.
    private void cut(long place) throws IOException {
        if (channel.isOpen()) {
            channel.truncate(place);
        }
    }

    private boolean full(IOException failure, long bytes) {
        try {
            return Refusals.saysFull(failure) || TempFolder.free(folder) < bytes;
        } catch (IOException _) {
            return false;
        }
    }
}
