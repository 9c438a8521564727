package dev.leat.formats.infer;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Columns and their types as users write them, in JSON: `{"columns": [{"name": "price", "type": "decimal(8)"}]}`,
/// types as [Type#parse] reads them. A column's `metadata`, which a footer of Parquet may have, says nothing of its
/// type.
public final class ExplicitSchema {

    private static final String FORM = "{\"columns\": [{\"name\": \"price\", \"type\": \"decimal(8)\"}, …]}";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ExplicitSchema() {}

    /// Reads a schema.
    ///
    /// @param text the JSON itself, which begins with a brace, or the path of a file with it
    /// @throws IllegalArgumentException that names the place at fault and says what would be right
    public static Schema parse(String text) {
        if (text.stripLeading().startsWith("{")) {
            return parse("schema", text);
        }
        try {
            return parse(text, Files.readString(Path.of(text)));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the schema has to be " + FORM + " or a file with it; cannot read '" + text + "': " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static Schema parse(String where, String json) {
        JsonNode columns = columns(where, tree(where, json));
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(field(where + ": columns[" + i + "]", columns.get(i)));
        }
        try {
            return new Schema(fields);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(String where, String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            // What it adds in parentheses tells of the parser, not of the text.
            String problem = e.getOriginalMessage().replaceFirst(" \\(.*", "");
            throw new IllegalArgumentException(
                    where + ": line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + problem, e);
        }
    }

    private static JsonNode columns(String where, JsonNode root) {
        if (!root.isObject()) {
            throw new IllegalArgumentException(where + ": not an object of the form " + FORM);
        }
        checkKeys(where, root, "columns");
        JsonNode columns = root.path("columns");
        if (!columns.isArray() || columns.isEmpty()) {
            throw new IllegalArgumentException(where + ": 'columns' is not a list of columns as in " + FORM);
        }
        return columns;
    }

    private static Field field(String where, JsonNode column) {
        if (!column.isObject()) {
            throw new IllegalArgumentException(where + " is not an object as in " + FORM);
        }
        checkKeys(where, column, "name", "type", "metadata");
        String name = text(where, column, "name");
        try {
            return new Field(name, Type.parse(text(where, column, "type")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " ('" + name + "'): " + e.getMessage(), e);
        }
    }

    private static String text(String where, JsonNode column, String key) {
        JsonNode value = column.path(key);
        if (!value.isString()) {
            throw new IllegalArgumentException(where + " has no text '" + key + "' as in " + FORM);
        }
        return value.stringValue();
    }

    private static void checkKeys(String where, JsonNode object, String... known) {
        var unknown = new TreeSet<>(object.propertyNames());
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(where + ": no key '" + unknown.first() + "' in " + List.of(known));
        }
    }
}
