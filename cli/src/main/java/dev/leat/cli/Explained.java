package dev.leat.cli;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.ByteSize;
import dev.leat.api.source.Split;
import dev.leat.core.Explanation;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints what a run would do.
final class Explained {

    private Explained() {}

    static void print(Explanation explanation, Shell shell) {
        if (shell.common().json()) {
            shell.out().println(json(explanation));
            return;
        }
        shell.out().println("reads    " + columns(explanation.read()));
        shell.out().println("in       " + splits(explanation));
        if (!explanation.where().isEmpty()) {
            shell.out().println("where    " + explanation.where());
            explanation.skipped().forEach(line -> shell.out().println("skips    " + line));
        }
        if (!explanation.kernels().isEmpty()) {
            shell.out().println("through  " + String.join(", ", explanation.kernels()));
        }
        shell.out().println("writes   " + columns(explanation.written()));
    }

    private static String columns(Schema schema) {
        return schema.fields().stream()
                .map(field -> field.name() + " " + field.type())
                .collect(Collectors.joining(", "));
    }

    private static String splits(Explanation explanation) {
        String splits = explanation.splits() == 1 ? "1 split" : explanation.splits() + " splits";
        return explanation.bytes() == Split.UNKNOWN
                ? splits
                : splits + " of " + new ByteSize(explanation.bytes()) + " in all";
    }

    private static ObjectNode json(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("reads", json(explanation.read()));
        json.put("splits", explanation.splits());
        json.put("bytes", explanation.bytes());
        json.put("where", explanation.where());
        ArrayNode skipped = json.putArray("skips");
        explanation.skipped().forEach(skipped::add);
        ArrayNode kernels = json.putArray("through");
        explanation.kernels().forEach(kernels::add);
        json.set("writes", json(explanation.written()));
        return json;
    }

    private static ArrayNode json(Schema schema) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        for (Field field : schema.fields()) {
            fields.addObject()
                    .put("name", field.name())
                    .put("type", field.type().toString());
        }
        return fields;
    }
}
