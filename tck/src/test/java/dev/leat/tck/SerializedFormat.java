package dev.leat.tck;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.sink.Output;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.ListSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Tables as serialized Java objects: a format that is good unless it is made to break.
///
/// @param broken what becomes of the rows of a blob as they are read
record SerializedFormat(UnaryOperator<List<List<Object>>> broken) implements Format {

    @Override
    public Source source(Store store, List<Blob> blobs) throws IOException, InterruptedException {
        List<List<Object>> rows = new ArrayList<>();
        Schema schema = new Schema(List.of());
        for (Blob blob : blobs) {
            List<List<Object>> saved = load(store, blob);
            schema = schema(saved.getFirst());
            rows.addAll(broken.apply(saved.subList(1, saved.size())));
        }
        return new ListSource(new Table(schema, rows), 1000);
    }

    @Override
    public Sink sink(Output output, Schema schema) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.copyOf(schema.fields().stream()
                .map(field -> field.name() + "|" + field.type())
                .toList()));
        return new SerializedSink(output, rows);
    }

    private static Schema schema(List<Object> header) {
        List<Field> fields = new ArrayList<>();
        for (Object column : header) {
            String text = (String) column;
            int at = text.indexOf('|');
            fields.add(new Field(text.substring(0, at), Type.parse(text.substring(at + 1))));
        }
        return new Schema(fields);
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what the sink below wrote
    private static List<List<Object>> load(Store store, Blob blob) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(blob.bytes());
            store.read(blob, 0, bytes);
            var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toArray(ValueLayout.JAVA_BYTE)));
            return (List<List<Object>>) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private record SerializedSink(Output output, List<List<Object>> rows) implements Sink {
        @Override
        public void write(Batch batch) {
            rows.addAll(Table.of(batch).rows());
        }

        @Override
        public void flush() throws IOException, InterruptedException {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(new ArrayList<>(rows));
            }
            try (Arena arena = Arena.ofConfined()) {
                output.write(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes.toByteArray()));
            }
            output.publish();
        }

        @Override
        public long bytesWritten() {
            return rows.size();
        }

        @Override
        public void close() throws IOException {
            output.close();
        }
    }
}
