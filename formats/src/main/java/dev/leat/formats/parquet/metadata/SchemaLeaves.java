package dev.leat.formats.parquet.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/// The leaves of a schema, which Parquet writes down as a tree, each node before what is below it.
final class SchemaLeaves {

    /// Deeper than any schema that people make, and no danger to the stack.
    private static final int DEEPEST = 64;

    /// Bytes. The 38 digits that decimals have at most take 16.
    private static final int WIDEST_DECIMAL = 1024;

    private final List<SchemaElement> elements;
    private final List<ColumnOrder> orders;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int next = 1;

    private SchemaLeaves(List<SchemaElement> elements, List<ColumnOrder> orders) {
        this.elements = elements;
        this.orders = orders;
    }

    /// @param orders of the bounds of each leaf; empty in files that do not say
    static List<Leaf> of(List<SchemaElement> elements, List<ColumnOrder> orders) throws MetadataException {
        if (elements.isEmpty()) {
            throw new MetadataException("a schema without a root");
        }
        var tree = new SchemaLeaves(elements, orders);
        tree.below(elements.getFirst(), new Place("", 0, "", 0));
        if (tree.next != elements.size()) {
            throw new MetadataException(
                    "a schema with " + (elements.size() - tree.next) + " nodes outside of its tree");
        }
        return tree.leaves;
    }

    private void below(SchemaElement group, Place place) throws MetadataException {
        if (place.depth > DEEPEST) {
            throw new MetadataException("a schema more than " + DEEPEST + " levels deep");
        }
        for (int i = 0; i < group.getNum_children(); i++) {
            if (next >= elements.size()) {
                throw new MetadataException("a schema with fewer nodes than it says");
            }
            SchemaElement child = elements.get(next++);
            Place inside = place.of(child);
            // A group has children, a leaf a type; an empty group has neither values nor columns.
            if (child.isSetType()) {
                leaves.add(leaf(child, inside));
            } else {
                below(child, inside);
            }
        }
    }

    private Leaf leaf(SchemaElement element, Place place) {
        int column = leaves.size();
        String twice = names.add(place.path) ? "" : "another column has the same name";
        String nameless = place.path.isEmpty() ? "it has no name" : "";
        String obstacle = place.obstacle.isEmpty() ? nameless.isEmpty() ? twice : nameless : place.obstacle;
        try {
            Physical physical = Meanings.physical(element);
            int width = physical == Physical.FIXED ? element.getType_length() : physical.width();
            if (physical == Physical.FIXED && width < 1) {
                throw new MetadataException("values of " + width + " bytes");
            }
            Meaning meaning = Meanings.of(element, physical, width);
            if (meaning instanceof Meaning.Decimal && width > WIDEST_DECIMAL) {
                throw new MetadataException("decimals of " + width + " bytes");
            }
            return new Leaf(place.path, column, physical, width, meaning, place.definition, ordered(column), obstacle);
        } catch (MetadataException e) {
            String problem = "its type cannot be read: " + e.getMessage();
            return new Leaf(
                    place.path, column, Physical.BYTES, 0, new Meaning.Plain(), place.definition, false, problem);
        }
    }

    /// Bounds that the total order of floating-point numbers gives hold in that of comparisons too, except of NaN,
    /// which is checked for.
    private boolean ordered(int column) {
        if (column >= orders.size()) {
            return false;
        }
        ColumnOrder order = orders.get(column);
        return order.isSetTYPE_ORDER() || order.isSetIEEE_754_TOTAL_ORDER();
    }

    /// @param obstacle why what is here cannot be read, or empty
    private record Place(String path, int definition, String obstacle, int depth) {

        Place of(SchemaElement child) throws MetadataException {
            FieldRepetitionType repetition = child.getRepetition_type();
            String name = Thrift.present(child.getName(), "name of a column");
            String below = path.isEmpty() ? name : path + "." + name;
            boolean many = repetition == FieldRepetitionType.REPEATED;
            String repeated = "it is below a list or a map, '" + (path.isEmpty() ? below : path)
                    + "', and only columns of one value a row can be read";
            String why = obstacle.isEmpty() && many ? repeated : obstacle;
            int level = definition + (repetition == FieldRepetitionType.REQUIRED ? 0 : 1);
            return new Place(below, level, why, depth + 1);
        }
    }
}
