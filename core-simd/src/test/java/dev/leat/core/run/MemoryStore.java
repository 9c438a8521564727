package dev.leat.core.run;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.api.source.StoreProvider;
import dev.leat.api.source.Window;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A store of texts under paths, and a format whose input is always the same tape and whose output is a line a row.
final class MemoryStore implements Store {

    final Map<String, String> published = new TreeMap<>();
    final Map<String, StringBuilder> open = new TreeMap<>();
    private final String scheme;
    private final Tape tape;

    MemoryStore(String scheme, Tape tape) {
        this.scheme = scheme;
        this.tape = tape;
    }

    StoreProvider provider() {
        return new Provider(scheme, this);
    }

    FormatProvider lines() {
        return new Lines(tape);
    }

    @Override
    public List<Blob> list(URI uri) throws IOException {
        if (uri.getPath().contains("missing")) {
            throw new NoSuchFileException(uri.getPath());
        }
        return List.of(new Blob(uri, 10, ""));
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) {
        throw new IllegalStateException("the tape is not read from here");
    }

    @Override
    public Window window(Blob blob, long offset, long bytes) {
        throw new IllegalStateException("the tape is not read from here");
    }

    @Override
    public Output write(URI uri, Existing existing) throws IOException {
        String name = uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
        if (existing == Existing.KEEP && published.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        var text = new StringBuilder();
        open.put(name, text);
        return new Output() {
            @Override
            public String name() {
                return uri.toString();
            }

            @Override
            public void write(MemorySegment bytes) {
                assertNative(bytes);
                text.append(new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
            }

            @Override
            public void publish() {
                published.put(name, text.toString());
            }

            @Override
            public void close() {
                open.remove(name);
            }
        };
    }

    private static void assertNative(MemorySegment bytes) {
        if (!bytes.isNative()) {
            throw new IllegalArgumentException("outputs take native memory");
        }
    }

    @Override
    public void close() {}

    private record Provider(String name, MemoryStore store) implements StoreProvider {
        @Override
        public String summary() {
            return "texts in memory";
        }

        @Override
        public Store open(Options options, Environment environment) {
            return store;
        }
    }

    private record Lines(Tape tape) implements FormatProvider {
        static final Option<String> END = Option.text("end", "\n", "what ends a line");

        @Override
        public String name() {
            return "lines";
        }

        @Override
        public String summary() {
            return "a line a row";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(END);
        }

        @Override
        public List<String> extensions() {
            return List.of("txt", "lines.txt");
        }

        @Override
        public Format open(Options options, Environment environment) {
            return new Format() {
                @Override
                public Source source(Store store, List<Blob> blobs) {
                    return tape;
                }

                @Override
                public Sink sink(Output output, Schema schema) {
                    return new LineSink(output, options.get(END));
                }
            };
        }
    }

    private static final class LineSink implements Sink {
        private final Output output;
        private final String end;
        private final Collected rows = new Collected();

        LineSink(Output output, String end) {
            this.output = output;
            this.end = end;
        }

        @Override
        public void write(dev.leat.api.data.Batch batch) {
            rows.write(batch);
        }

        @Override
        public void flush() throws IOException, InterruptedException {
            byte[] text = (String.join(end, rows.rows) + end).getBytes(StandardCharsets.UTF_8);
            try (Arena arena = Arena.ofConfined()) {
                output.write(arena.allocateFrom(ValueLayout.JAVA_BYTE, text));
            }
            output.publish();
        }

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() throws IOException {
            output.close();
        }
    }
}
