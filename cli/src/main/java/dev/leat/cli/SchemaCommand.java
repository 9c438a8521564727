package dev.leat.cli;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `leat schema`.
@Command(
        name = "schema",
        description = "Print the columns and their types.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat schema trades.csv",
            "  leat schema 'trades/*.csv' --json",
            "  leat schema trades.parquet --verbose"
        })
final class SchemaCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(
            names = "--verbose",
            description = "Also how the rows are stored: of Parquet row groups, encodings, sizes and indexes.")
    private boolean verbose;

    SchemaCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        try (Engine engine = Engine.open(shell.common().settings())) {
            Pipeline pipeline = format.apply(input.pipeline(), engine.plugins().formats());
            Pipeline chosen = shell.common().apply(pipeline);
            print(engine.inputSchema(chosen), verbose ? engine.inputDetails(chosen) : List.of());
        }
        return 0;
    }

    private void print(Schema schema, List<String> details) {
        if (shell.common().json()) {
            shell.out().println(verbose ? json(schema, details) : json(schema));
            return;
        }
        int width = schema.names().stream().mapToInt(String::length).max().orElse(0);
        for (Field field : schema.fields()) {
            shell.out().println(field.name() + " ".repeat(width - field.name().length() + 2) + field.type());
        }
        details.forEach(shell.out()::println);
    }

    private static ObjectNode json(Schema schema, List<String> details) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("columns", json(schema));
        ArrayNode lines = json.putArray("details");
        details.forEach(lines::add);
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
