package dev.leat.sources.fs;

import dev.leat.api.files.Channels;
import dev.leat.api.files.FileOutput;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Local files under `file:` URIs. Windows are mapped. Pipes, devices and the files of `/proc`, whose size nobody
/// knows, are read once and in order, see [StreamedFile].
///
/// A file has to stay as it was listed while it is read; growing is allowed, and what is new is not read.
public final class FileStore implements Store {

    private final MemoryBudget memory;
    private final Map<Path, StreamedFile> streams = new HashMap<>();

    // The file that any thread asked for last, for all threads: most ask for one file again and again.
    private volatile Located located = new Located(URI.create("file:/"), Path.of("/"));

    public FileStore(MemoryBudget memory) {
        this.memory = memory;
    }

    /// Like [Store#list]. A name that there is, even one such as `a[1].csv`, is itself; else it may be a pattern,
    /// whose folders stand for the files below them. Wildcards do not match a leading point; `**` stands for any
    /// number of folders, none included.
    ///
    /// @param uri without a query; a `?` of a pattern is `%3F`
    @Override
    public List<Blob> list(URI uri) throws IOException, InterruptedException {
        return FileList.of(path(uri), uri.getPath());
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) throws IOException, InterruptedException {
        Path file = file(blob.uri());
        if (blob.bytes() < 0) {
            return stream(file).read(offset, into);
        }
        long bytes = Math.clamp(blob.bytes() - offset, 0, into.byteSize());
        try (FileChannel channel = open(blob, file)) {
            long read = Channels.readAt(file.toString(), channel, offset, into.asSlice(0, bytes));
            if (read < bytes) {
                throw FileVersion.shrank(blob, file, offset + read);
            }
            return read;
        }
    }

    @Override
    public Window window(Blob blob, long offset, long bytes) throws IOException, InterruptedException {
        Path file = file(blob.uri());
        if (blob.bytes() < 0) {
            return streamed(file, offset, bytes);
        }
        long there = Math.clamp(blob.bytes() - offset, 0, bytes);
        if (there == 0) {
            return new CopiedWindow(memory.open("end of " + file), MemorySegment.NULL);
        }
        try (FileChannel channel = open(blob, file)) {
            return MappedWindow.open(blob, file, channel, offset, there, memory);
        }
    }

    /// Like [Store#write]. A symbolic link is replaced, not what it points to. What cannot be replaced (a pipe, a
    /// device such as `/dev/null`) is written to as it is, and bytes are seen there at once.
    @Override
    public Output write(URI uri, Existing existing) throws IOException, InterruptedException {
        Path target = path(uri);
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "is a folder; a name of a file in it is needed");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(target.toString(), null, "there is no folder " + folder);
        }
        if (irreplaceable(target)) {
            FileChannel channel =
                    Channels.interruptibly(target.toString(), () -> FileChannel.open(target, StandardOpenOption.WRITE));
            return ChannelOutput.owned(target.toString(), channel);
        }
        return FileOutput.open(target, existing);
    }

    @Override
    public void close() throws IOException {
        synchronized (streams) {
            IOException failure = null;
            for (StreamedFile stream : streams.values()) {
                try {
                    stream.close();
                } catch (IOException e) {
                    failure = e;
                }
            }
            streams.clear();
            if (failure != null) {
                throw failure;
            }
        }
    }

    // An interrupt closes the channel it lands on, so channels are not shared between calls.
    private static FileChannel open(Blob blob, Path file) throws IOException, InterruptedException {
        FileVersion.check(blob, file);
        return Channels.interruptibly(file.toString(), () -> FileChannel.open(file));
    }

    private Window streamed(Path file, long offset, long bytes) throws IOException, InterruptedException {
        Arena arena = memory.open("read from " + file);
        boolean read = false;
        try {
            MemorySegment segment = arena.allocate(bytes, 64);
            long filled = stream(file).read(offset, segment);
            read = true;
            return new CopiedWindow(arena, segment.asSlice(0, filled));
        } finally {
            if (!read) {
                arena.close();
            }
        }
    }

    private StreamedFile stream(Path file) throws IOException, InterruptedException {
        synchronized (streams) {
            StreamedFile stream = streams.get(file);
            if (stream == null) {
                stream = StreamedFile.open(file, memory);
                streams.put(file, stream);
            }
            return stream;
        }
    }

    /// The path of a blob that was listed.
    private Path file(URI uri) {
        Located last = located;
        if (last.uri.equals(uri)) {
            return last.path;
        }
        Path path = path(uri);
        located = new Located(uri, path);
        return path;
    }

    /// Whether it is neither a file that can be replaced nor free. `/dev/stdout` may lead to a file, but stays.
    private static boolean irreplaceable(Path target) {
        return target.startsWith("/dev")
                || target.startsWith("/proc")
                || (Files.exists(target) && !Files.isRegularFile(target));
    }

    private static Path path(URI uri) {
        if (!"file".equals(uri.getScheme()) || uri.getRawPath() == null) {
            throw new IllegalArgumentException("'" + uri + "' is not a file: URI with an absolute path");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "files take no options: '" + uri + "'; a ? in a name is %3F in a URI, a # is %23");
        }
        return Path.of(uri);
    }

    private record Located(URI uri, Path path) {}
}
