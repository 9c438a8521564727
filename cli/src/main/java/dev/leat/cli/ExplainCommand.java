package dev.leat.cli;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.ByteSize;
import dev.leat.api.source.Split;
import dev.leat.core.Engine;
import dev.leat.core.Explanation;
import dev.leat.core.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `leat explain`.
@Command(
        name = "explain",
        description = "Tell what a copy would read, and what it would skip.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat explain trades.parquet --select price --where \"timestamp >= 1723161600000\""})
final class ExplainCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--select", paramLabel = "COLUMN", split = ",", description = "The columns to keep, in this order.")
    private List<String> select = new ArrayList<>();

    @Mixin
    private final WhereOption where = new WhereOption();

    ExplainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        Pipeline pipeline = where.apply(input.pipeline()).select(select).to("null:");
        try (Engine engine = Engine.open(shell.common().settings())) {
            Pipeline formatted = format.apply(pipeline, engine.plugins().formats());
            print(engine.explain(shell.common().apply(formatted)));
        }
        return 0;
    }

    private void print(Explanation explanation) {
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
