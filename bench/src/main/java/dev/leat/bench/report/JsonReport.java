package dev.leat.bench.report;

import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Spread;
import dev.leat.bench.measure.Usage;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A report for machines: every single measurement, and what was made of them.
public final class JsonReport {

    private JsonReport() {}

    public static ObjectNode of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("date", report.date().toString()).put("command", report.command());
        Machine machine = report.machine();
        json.putObject("machine")
                .put("cpu", machine.cpu())
                .put("cores", machine.cores())
                .put("memory_bytes", machine.memory())
                .put("system", machine.system())
                .put("jdk", machine.jdk())
                .put("load_before", machine.load());
        ObjectNode versions = json.putObject("versions");
        report.versions().forEach(versions::put);
        json.put("whole_rounds", report.rounds().whole())
                .put("warmups", report.rounds().warmups())
                .put("warm_rounds", report.rounds().warm());
        ArrayNode outcomes = json.putArray("outcomes");
        report.outcomes().forEach(outcome -> add(outcome, outcomes.addObject()));
        return json;
    }

    private static void add(Outcome outcome, ObjectNode json) {
        json.put("workload", outcome.workload().name())
                .put("summary", outcome.workload().summary())
                .put("input", outcome.workload().input().name(outcome.setting().rows()))
                .put("rows", outcome.setting().rows())
                .put("threads", outcome.setting().threads())
                .put("memory", outcome.setting().memory());
        ArrayNode lines = json.putArray("contenders");
        for (Line line : outcome.lines()) {
            ObjectNode node = lines.addObject();
            node.put("contender", line.contender().name())
                    .put("engine", line.contender().program().engine())
                    .put("program", line.contender().program().text())
                    .put("problem", line.problem())
                    .put("difference", line.difference());
            add(line.whole(), "whole", node);
            add(line.warm(), "warm", node);
        }
    }

    private static void add(List<Usage> runs, String name, ObjectNode json) {
        if (runs.isEmpty()) {
            return;
        }
        Spread seconds = Figures.seconds(runs);
        ObjectNode node = json.putObject(name);
        node.put("median_seconds", seconds.median())
                .put("deviation_seconds", seconds.deviation())
                .put("least_seconds", seconds.least())
                .put("most_seconds", seconds.most())
                .put("median_cpu_seconds", Figures.cpu(runs))
                .put("peak_bytes", Figures.peak(runs));
        ArrayNode all = node.putArray("runs");
        for (Usage run : runs) {
            all.addObject()
                    .put("seconds", run.seconds())
                    .put("cpu_seconds", run.cpuSeconds())
                    .put("peak_bytes", run.peakBytes());
        }
    }
}
