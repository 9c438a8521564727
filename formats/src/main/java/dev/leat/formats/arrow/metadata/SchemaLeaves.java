package dev.leat.formats.arrow.metadata;

import dev.leat.formats.arrow.metadata.Leaf.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/// The leaves of a schema. Fields lie in a record batch one after the other, each before those inside of it, with
/// a node and as many buffers as its type has ("Flattened representation").
final class SchemaLeaves {

    /// Deeper than any schema that people make, and no danger to the stack.
    private static final int DEEPEST = 64;

    private final short version;
    private final int room;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int fields = 0;
    private int nameBytes = 0;
    private int node = 0;
    private int buffer = 0;
    private int views = 0;

    private SchemaLeaves(short version, int room) {
        this.version = version;
        this.room = room;
    }

    /// @param room bytes of the message: it has no more fields than that
    /// @throws IllegalArgumentException where it is damaged
    static List<Leaf> of(Schema schema, short version, int room) {
        if (schema.endianness() != Endianness.Little) {
            throw new IllegalArgumentException("big-endian");
        }
        var found = new SchemaLeaves(version, room);
        for (int i = 0; i < Flat.count(schema.fieldsLength(), Integer.BYTES, room); i++) {
            found.field(schema.fields(i), new Place("", List.of(), "", 0));
        }
        return found.leaves;
    }

    private void field(Field field, Place place) {
        // Fields may be shared between parents, so that few bytes can mean many.
        Flat.count(++fields, Integer.BYTES, room);
        if (place.depth > DEEPEST) {
            throw new IllegalArgumentException("a schema more than " + DEEPEST + " levels deep");
        }
        var encoded = field.nameAsByteBuffer();
        nameBytes = Flat.count(nameBytes + (encoded == null ? 0 : encoded.remaining()), 1, room);
        var slot = new Slot(node++, buffer, views);
        String name = place.of(field);
        boolean coded = field.dictionary() != null;
        if (!coded && field.typeType() == Type.Struct_) {
            buffer += 1;
            children(field, place.inside(name, slot, ""));
            return;
        }
        if (place.obstacle.isEmpty()) {
            leaf(field, name, slot, place.parents);
        }
        if (coded) {
            buffer += 2;
            return;
        }
        advance(field);
        children(field, place.inside(name, slot, "it is inside of one that cannot be read"));
    }

    private void leaf(Field field, String name, Slot slot, List<Slot> parents) {
        String twice = names.add(name) ? "" : "another column has the same name";
        String nameless = name.isEmpty() ? "it has no name" : "";
        StoredTypes.Found found = StoredTypes.of(field);
        String obstacle = found.obstacle().isEmpty() ? nameless.isEmpty() ? twice : nameless : found.obstacle();
        leaves.add(new Leaf(name, found.stored(), slot, parents, obstacle));
    }

    private void children(Field field, Place inside) {
        for (int i = 0; i < Flat.count(field.childrenLength(), Integer.BYTES, room); i++) {
            field(field.children(i), inside);
        }
    }

    /// Passes over the buffers of a field that is no struct ("Buffer listing for each layout").
    private void advance(Field field) {
        switch (field.typeType()) {
            case Type.Null, Type.RunEndEncoded -> {}
            case Type.FixedSizeList -> buffer += 1;
            case Type.Utf8, Type.Binary, Type.LargeUtf8, Type.LargeBinary -> buffer += 3;
            case Type.ListView, Type.LargeListView -> buffer += 3;
            case Type.Utf8View, Type.BinaryView -> {
                buffer += 2;
                views++;
            }
            case Type.Union -> {
                var union = (Union) field.type(new Union());
                boolean dense = union != null && union.mode() == UnionMode.Dense;
                buffer += (dense ? 2 : 1) + (version < MetadataVersion.V5 ? 1 : 0);
            }
            // A bitmap and one more: offsets of lists and maps, values of the rest.
            default -> buffer += 2;
        }
    }

    /// @param obstacle why what is here cannot be read, or empty
    private record Place(String path, List<Slot> parents, String obstacle, int depth) {

        String of(Field field) {
            String name = field.name() == null ? "" : field.name();
            return path.isEmpty() ? name : path + "." + name;
        }

        Place inside(String name, Slot slot, String why) {
            List<Slot> more = new ArrayList<>(parents);
            more.add(slot);
            return new Place(name, more, obstacle.isEmpty() ? why : obstacle, depth + 1);
        }
    }
}
