package dev.leat.core.run;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.core.ControllerChoice;
import dev.leat.core.Pipeline;
import dev.leat.core.Plugins;
import dev.leat.core.filter.Condition;
import dev.leat.core.filter.Filter;
import dev.leat.core.filter.Presence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Makes a [Plan] of a pipeline: finds its plugins, opens its sources, and follows the columns from one end to the
/// other. Nothing is written.
public final class Planner {

    private final Plugins plugins;
    private final Environment environment;
    private final String controller;

    public Planner(Plugins plugins, Environment environment, String controller) {
        this.plugins = plugins;
        this.environment = environment;
        this.controller = controller;
    }

    /// The columns of a pipeline's input, in their natural types.
    Schema inputSchema(Pipeline pipeline, Closer closer) throws IOException, InterruptedException {
        var inputs = new Inputs(plugins, new OptionTexts(pipeline.options()), environment, closer);
        return inputs.open(pipeline).getFirst().schema();
    }

    /// How a pipeline's inputs are stored.
    List<String> inputDetails(Pipeline pipeline, Closer closer) throws IOException, InterruptedException {
        var inputs = new Inputs(plugins, new OptionTexts(pipeline.options()), environment, closer);
        List<String> lines = new ArrayList<>();
        for (Source source : inputs.open(pipeline)) {
            lines.addAll(source.details());
        }
        return lines;
    }

    /// @param closer closes what the plan has opened
    /// @throws IllegalArgumentException for anything in the pipeline that cannot be
    Plan plan(Pipeline pipeline, Closer closer) throws IOException, InterruptedException {
        var texts = new OptionTexts(pipeline.options());
        Predicate where = Condition.parse(pipeline.where());
        Controller sizes = controller(texts);
        List<KernelStep> steps = steps(pipeline, texts);
        var inputs = new Inputs(plugins, texts, environment, closer);
        Plan.Opening<Rejections> rejections = rejections(pipeline, inputs);
        List<Source> sources = inputs.open(pipeline);
        Schema natural = sources.getFirst().schema();
        requireColumns(Condition.columns(where), natural, sources.getFirst());
        if (steps.isEmpty()) {
            requireColumns(pipeline.select(), natural, sources.getFirst());
        }
        List<PlannedKernel> kernels = kernels(steps, natural, sources);
        List<Field> wanted = kernels.isEmpty()
                ? selected(natural, pipeline.select()).fields()
                : kernels.getFirst().inputs().output().fields();
        Schema scanned = scanned(wanted, where, natural);
        // Reports what is wrong with the condition before anything starts.
        Filter.of(where, scanned, environment.kernels());
        Projection passed =
                Projection.of(scanned, wanted.stream().map(Field::name).toList());
        Schema made = kernels.isEmpty() ? passed.output() : kernels.getLast().output();
        Projection select = Projection.of(made, pipeline.select().isEmpty() ? made.names() : pipeline.select());
        Plan.Opening<Sink> sink = new Targets(plugins, texts, environment, inputs).sink(pipeline, select.output());
        texts.requireAllUsed();
        Set<String> required = required(kernels, where);
        var scan = new Scan(scanned.fields(), where, pipeline.digits(), required);
        return new Plan(
                sources.stream().map(source -> new Input(source, scan)).toList(),
                scanned,
                required,
                where,
                passed,
                kernels,
                select,
                pipeline.limit(),
                sizes,
                cut(pipeline),
                sink,
                rejections);
    }

    private static Cut cut(Pipeline pipeline) {
        if (pipeline.badRows() instanceof Pipeline.BadRows.Fail) {
            return Cut.AT_FIRST_REJECT;
        }
        return pipeline.limit() == Pipeline.NO_LIMIT ? Cut.NOWHERE : Cut.AT_EACH_REJECT;
    }

    private Controller controller(OptionTexts texts) {
        var choice = ControllerChoice.parse(controller);
        ControllerProvider provider = choice.provider(plugins.controllers());
        return provider.open(texts.of(provider, choice.options()));
    }

    private List<KernelStep> steps(Pipeline pipeline, OptionTexts texts) {
        List<KernelStep> steps = new ArrayList<>();
        for (Pipeline.Step step : pipeline.steps()) {
            KernelProvider provider = Plugins.named("kernel", step.kernel(), plugins.kernels());
            steps.add(new KernelStep(provider, texts.of(provider, step.options())));
        }
        return steps;
    }

    private List<PlannedKernel> kernels(List<KernelStep> steps, Schema natural, List<Source> sources)
            throws IOException {
        List<PlannedKernel> planned = new ArrayList<>();
        Schema offered = natural;
        for (KernelStep step : steps) {
            try (Kernel kernel = step.provider().open(step.options(), environment)) {
                List<Field> wanted = kernel.inputs(offered);
                requireOffered(step.provider().name(), wanted, offered, planned.isEmpty() ? sources : List.of());
                // The first kernel gets what was read for it, and nothing else.
                Projection inputs = planned.isEmpty()
                        ? Projection.all(new Schema(wanted))
                        : Projection.of(
                                offered, wanted.stream().map(Field::name).toList());
                Set<String> required = kernel.required();
                Schema output = kernel.output(inputs.output());
                planned.add(new PlannedKernel(step.provider(), step.options(), offered, inputs, required, output));
                offered = output;
            }
        }
        return planned;
    }

    /// The columns without a value in which a row is of no use to the first kernel. Rows that the condition leaves
    /// out for that are not wrong.
    private static Set<String> required(List<PlannedKernel> kernels, Predicate where) {
        if (kernels.isEmpty()) {
            return Set.of();
        }
        Set<String> required = new TreeSet<>(kernels.getFirst().required());
        required.removeAll(Presence.of(where));
        return required;
    }

    /// What a kernel wants has to be there in the type wanted, or the source has to offer it so.
    private static void requireOffered(String kernel, List<Field> wanted, Schema offered, List<Source> sources) {
        for (Field field : wanted) {
            boolean natural = offered.field(field.name()).type().equals(field.type());
            boolean made = !sources.isEmpty()
                    && sources.stream().allMatch(source -> source.offers(field.name(), field.type()));
            if (!natural && !made) {
                throw new IllegalArgumentException(kernel + " needs column '" + field.name() + "' as " + field.type()
                        + ", but it is " + offered.field(field.name()).type());
            }
        }
    }

    /// A source knows why it has no such column, which a list of names does not tell.
    private static void requireColumns(Collection<String> names, Schema natural, Source source)
            throws IOException, InterruptedException {
        for (String name : names) {
            if (!name.isEmpty() && !natural.has(name)) {
                source.splits(new Scan(List.of(new Field(name, Type.UTF8)), Predicate.ALL, Scan.Digits.REFUSE));
            }
        }
    }

    private static Schema selected(Schema natural, List<String> select) {
        return select.isEmpty() ? natural : Projection.of(natural, select).output();
    }

    /// What is wanted, and what the condition needs beside it.
    private static Schema scanned(List<Field> wanted, Predicate where, Schema natural) {
        Map<String, Field> fields = new LinkedHashMap<>();
        wanted.forEach(field -> fields.put(field.name(), field));
        for (String column : Condition.columns(where)) {
            fields.putIfAbsent(column, natural.field(column));
        }
        return new Schema(List.copyOf(fields.values()));
    }

    private Plan.Opening<Rejections> rejections(Pipeline pipeline, Inputs inputs) {
        return switch (pipeline.badRows()) {
            case Pipeline.BadRows.Fail _ -> FailRejections::new;
            case Pipeline.BadRows.Skip _ -> SkipRejections::new;
            case Pipeline.BadRows.Divert divert -> {
                Place place = Place.of(divert.file(), plugins);
                Store store = inputs.store(place);
                Store.Existing existing = pipeline.target() instanceof Pipeline.Target.Named named
                        ? named.existing()
                        : Store.Existing.KEEP;
                yield () -> new DivertRejections(store.write(place.uri(), existing), environment.memory());
            }
        };
    }

    private record KernelStep(KernelProvider provider, Options options) {}
}
