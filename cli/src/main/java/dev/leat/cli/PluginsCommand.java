package dev.leat.cli;

import dev.leat.api.plugin.ByteSize;
import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Plugin;
import dev.leat.core.Plugins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `leat plugins`.
@Command(
        name = "plugins",
        description = "Print the plugins there are, where they come from, and their options.",
        footerHeading = "%nExamples:%n",
        footer = {"  leat plugins", "  leat plugins --json"})
final class PluginsCommand implements Callable<Integer> {

    private static final long MIB = 1 << 20;

    private final Shell shell;

    PluginsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Map<String, List<? extends Plugin>> kinds = kinds(Plugins.find());
        if (shell.common().json()) {
            shell.out().println(json(kinds));
            return 0;
        }
        kinds.forEach((kind, plugins) -> plugins.forEach(plugin -> print(kind, plugin)));
        return 0;
    }

    private static Map<String, List<? extends Plugin>> kinds(Plugins plugins) {
        Map<String, List<? extends Plugin>> kinds = new LinkedHashMap<>();
        kinds.put("source", plugins.sources());
        kinds.put("store", plugins.stores());
        kinds.put("format", plugins.formats());
        kinds.put("kernel", plugins.kernels());
        kinds.put("controller", plugins.controllers());
        kinds.put("sink", plugins.sinks());
        kinds.put("spill", plugins.spills());
        kinds.put("state", plugins.states());
        return kinds;
    }

    private void print(String kind, Plugin plugin) {
        shell.out().printf("%-10s  %s: %s%n", kind, plugin.name(), plugin.summary());
        shell.out().printf("              from %s%n", Plugins.origin(plugin));
        for (Option<?> option : plugin.options()) {
            String initial = initial(option);
            shell.out()
                    .printf(
                            "              %s.%s=%s  %s%s%n",
                            plugin.name(),
                            option.key(),
                            initial,
                            option.help(),
                            option.form().equals("text") ? "" : " (" + option.form() + ")");
        }
    }

    private static ArrayNode json(Map<String, List<? extends Plugin>> kinds) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        kinds.forEach((kind, plugins) -> {
            for (Plugin plugin : plugins) {
                ObjectNode node = all.addObject();
                node.put("kind", kind).put("name", plugin.name()).put("summary", plugin.summary());
                node.put("from", Plugins.origin(plugin));
                ArrayNode options = node.putArray("options");
                for (Option<?> option : plugin.options()) {
                    options.addObject()
                            .put("key", option.key())
                            .put("form", option.form())
                            .put("default", initial(option))
                            .put("help", option.help());
                }
            }
        });
        return all;
    }

    /// The text that gives the initial value, or empty where its own does not.
    private static <T> String initial(Option<T> option) {
        String text = switch (option.initial()) {
            case List<?> list ->
                String.join(",", list.stream().map(String::valueOf).toList());
            case Map<?, ?> map when map.isEmpty() -> "";
            case ByteSize size when size.bytes() % MIB == 0 -> size.bytes() / MIB + "MiB";
            default -> String.valueOf(option.initial());
        };
        try {
            return option.parse().apply(text).equals(option.initial()) ? text : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
