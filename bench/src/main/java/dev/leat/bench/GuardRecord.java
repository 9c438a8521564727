package dev.leat.bench;

import dev.leat.bench.engine.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The file of the checkout that has the ratios on record.
record GuardRecord(Path file) {

    static GuardRecord of(Home home) {
        return new GuardRecord(home.root().resolve("bench").resolve("guard.json"));
    }

    /// Ratios by workload, none where there is no file.
    Map<String, Double> ratios() throws IOException {
        var ratios = new TreeMap<String, Double>();
        if (Files.exists(file)) {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file)).get("ratios");
            json.properties()
                    .forEach(
                            entry -> ratios.put(entry.getKey(), entry.getValue().asDouble()));
        }
        return ratios;
    }

    /// Writes ratios, with what they were measured on.
    void write(Map<String, Double> ratios, String machine) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("machine", machine);
        ObjectNode node = json.putObject("ratios");
        ratios.forEach((workload, ratio) -> node.put(workload, Math.round(100 * ratio) / 100.0));
        Files.writeString(file, json.toPrettyString() + "\n");
    }
}
