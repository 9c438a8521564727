package dev.leat.sources.fs;

import dev.leat.api.files.Channels;
import dev.leat.api.sink.Output;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;

/// Bytes that go straight to where they are seen: a pipe, a device, standard output. There is nothing to publish, and
/// nothing to take back.
final class ChannelOutput implements Output {

    private final String name;
    private final FileChannel channel;
    private final boolean owned;

    private ChannelOutput(String name, FileChannel channel, boolean owned) {
        this.name = name;
        this.channel = channel;
        this.owned = owned;
    }

    /// An output that closes the channel.
    static ChannelOutput owned(String name, FileChannel channel) {
        return new ChannelOutput(name, channel, true);
    }

    /// An output that leaves the channel open.
    static ChannelOutput borrowed(String name, FileChannel channel) {
        return new ChannelOutput(name, channel, false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(MemorySegment bytes) throws IOException, InterruptedException {
        Channels.write(name, channel, bytes);
    }

    @Override
    public void publish() {}

    @Override
    public void close() throws IOException {
        if (owned) {
            channel.close();
        }
    }
}
