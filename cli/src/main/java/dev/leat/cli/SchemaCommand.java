package dev.leat.cli;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `leat schema`.
@Command(
        name = "schema",
        description = "Print the columns and their types.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat schema trades.csv", "  leat schema 'trades/*.csv' --json"})
final class SchemaCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    SchemaCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        try (Engine engine = Engine.open(shell.common().settings())) {
            Pipeline pipeline = format.apply(input.pipeline(), engine.plugins().formats());
            print(engine.inputSchema(shell.common().apply(pipeline)));
        }
        return 0;
    }

    private void print(Schema schema) {
        if (shell.common().json()) {
            shell.out().println(json(schema));
            return;
        }
        int width = schema.names().stream().mapToInt(String::length).max().orElse(0);
        for (Field field : schema.fields()) {
            shell.out().println(field.name() + " ".repeat(width - field.name().length() + 2) + field.type());
        }
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
