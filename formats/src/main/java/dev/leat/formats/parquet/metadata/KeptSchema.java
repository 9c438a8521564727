package dev.leat.formats.parquet.metadata;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The columns as Leat has them, which a footer keeps beside Parquet's own schema: that has no zones, no seconds, and
/// nothing of how moments were spelled. JSON, as `csv.schema` takes it.
public final class KeptSchema {

    /// Under which it stands in the footer.
    public static final String KEY = "leat.schema";

    private static final JsonMapper JSON = new JsonMapper();

    private KeptSchema() {}

    public static String text(Schema schema) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("columns");
        for (Field field : schema.fields()) {
            ObjectNode column = list.addObject();
            column.put("name", field.name()).put("type", field.type().toString());
            if (!field.metadata().isEmpty()) {
                ObjectNode metadata = column.putObject("metadata");
                new TreeMap<>(field.metadata()).forEach(metadata::put);
            }
        }
        return JSON.writeValueAsString(root);
    }

    /// The columns of a text; none where it says nothing that could be one.
    static List<Field> parse(String text) {
        List<Field> fields = new ArrayList<>();
        try {
            for (JsonNode column : JSON.readTree(text).path("columns")) {
                Map<String, String> metadata = new TreeMap<>();
                for (Map.Entry<String, JsonNode> entry : column.path("metadata").properties()) {
                    metadata.put(entry.getKey(), entry.getValue().asString(""));
                }
                String name = column.path("name").asString("");
                fields.add(new Field(name, Type.parse(column.path("type").asString("")), metadata));
            }
        } catch (JacksonException | IllegalArgumentException _) {
            return List.of();
        }
        return fields;
    }
}
