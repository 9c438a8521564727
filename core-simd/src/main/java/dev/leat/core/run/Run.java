package dev.leat.core.run;

import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.kernel.KernelProvider.RowOrder;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Split;
import dev.leat.api.spill.Spill;
import dev.leat.core.Explanation;
import dev.leat.core.MemoryLevel;
import dev.leat.core.Observer;
import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Summary;
import dev.leat.core.filter.Filter;
import dev.leat.core.filter.Ranges;
import dev.leat.core.memory.ProcessMemory;
import dev.leat.core.memory.SlabPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One run of a pipeline: opens what the plan names, starts workers, waits for them, and makes the output visible.
/// Whatever goes wrong, all is closed, and nothing is left of the output.
public final class Run {

    private final Environment environment;
    private final ProcessMemory memory;
    private final SlabPool pool;
    private final Retry retry;

    public Run(Environment environment, ProcessMemory memory, SlabPool pool) {
        this(environment, memory, pool, Retry.USUAL);
    }

    Run(Environment environment, ProcessMemory memory, SlabPool pool, Retry retry) {
        this.environment = environment;
        this.memory = memory;
        this.pool = pool;
        this.retry = retry;
    }

    /// Runs a pipeline to its end.
    ///
    /// @throws IllegalArgumentException for anything in the pipeline that cannot be
    /// @throws PipelineException where the run failed
    public Summary run(Pipeline pipeline, Planner planner, Observer observer) throws InterruptedException {
        var whereabouts = new Whereabouts();
        whereabouts.at(PipelineException.Stage.OPEN);
        return wrapping(whereabouts, closer -> execute(planner.plan(pipeline, closer), closer, observer, whereabouts));
    }

    /// The columns of a pipeline's input, in their natural types.
    public Schema inputSchema(Pipeline pipeline, Planner planner) throws InterruptedException {
        var whereabouts = new Whereabouts();
        whereabouts.at(PipelineException.Stage.OPEN);
        return wrapping(whereabouts, closer -> planner.inputSchema(pipeline, closer));
    }

    /// How a pipeline's inputs are stored, in lines for people.
    public List<String> inputDetails(Pipeline pipeline, Planner planner) throws InterruptedException {
        var whereabouts = new Whereabouts();
        whereabouts.at(PipelineException.Stage.OPEN);
        return wrapping(whereabouts, closer -> planner.inputDetails(pipeline, closer));
    }

    /// What a run would do.
    public Explanation explain(Pipeline pipeline, Planner planner) throws InterruptedException {
        var whereabouts = new Whereabouts();
        whereabouts.at(PipelineException.Stage.OPEN);
        return wrapping(whereabouts, closer -> {
            Plan plan = planner.plan(pipeline, closer);
            List<PlannedSplit> splits = splits(plan);
            List<String> skipped = new ArrayList<>();
            for (Input input : plan.inputs()) {
                skipped.addAll(input.source().skipped(input.scan()));
            }
            return new Explanation(
                    plan.scanned(),
                    pipeline.where(),
                    splits.size(),
                    bytesTotal(splits),
                    skipped,
                    pipeline.steps().stream().map(Pipeline.Step::kernel).toList(),
                    plan.select().output());
        });
    }

    /// Tells errors apart, and wraps them, once.
    private static <T> T wrapping(Whereabouts whereabouts, Body<T> body) throws InterruptedException {
        try (var closer = new Closer()) {
            return body.run(closer);
        } catch (PipelineException | InterruptedException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            if (whereabouts.stage() == PipelineException.Stage.OPEN) {
                throw e;
            }
            throw whereabouts.failure(e);
        } catch (InternalError e) {
            throw whereabouts.failure(told(e));
        } catch (Exception e) {
            // Channels tell of an interrupt by failing.
            if (Thread.interrupted()) {
                throw interrupted(e);
            }
            throw whereabouts.failure(e);
        }
    }

    private Summary execute(Plan plan, Closer closer, Observer observer, Whereabouts whereabouts)
            throws IOException, InterruptedException {
        List<PlannedSplit> splits = splits(plan);
        Rejections rejections = plan.rejections().open();
        closer.add(rejections, rejections::close);
        Sink sink = plan.sink().open();
        closer.add(sink, sink::close);
        whereabouts.at(PipelineException.Stage.WRITE);
        var tally = new Tally();
        var tail = new Tail(sink, plan.limit());
        var sizer = new BatchSizer(plan.controller(), plan.scanned());
        var room = new Room(memory.budget(), environment.parallelism());
        var strain = new StrainGauge(environment.spill());
        var reporter = new Reporter(observer, sizer, tally, tail, room, strain, bytesTotal(splits));
        var loans = new Loans(pool);
        var kernels = new ArrayList<Kernel>();
        long spilledBefore = environment.spill().usage().written();
        var parts = new Parts(
                plan,
                closer,
                loans,
                tail,
                rejections,
                tally,
                reporter,
                room,
                spilledBefore,
                memory.budget().levels().reached(),
                kernels,
                new ArrayList<>());
        List<Lane> lanes = lanes(splits, parts);
        var flow = new Flow(lanes, room, sizer);
        SlabPool.Revocable ahead = flow::revoke;
        pool.revocable(ahead);
        // The last that is added goes first: what is discarded may lie in windows that its reader holds.
        try (var ending = new Closer()) {
            ending.add(lanes, () -> closeReaders(lanes));
            ending.add(flow, flow::discard);
            ending.add(pool, () -> pool.irrevocable(ahead));
            work(flow, parts);
        }
        whereabouts.at(PipelineException.Stage.WRITE);
        // What is diverted first: who sees the output knows that all is there.
        rejections.flush();
        sink.flush();
        return summary(parts, sink, kernels);
    }

    private void work(Flow flow, Parts parts) throws InterruptedException {
        try (var scope = new TaskScope()) {
            var ending = new Worker.Ending() {
                @Override
                public void delivered() {
                    memory.sample();
                }

                @Override
                public void over() {
                    scope.stop();
                }
            };
            boolean rowForRow =
                    !parts.plan().filtered() && parts.plan().kernels().isEmpty();
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < environment.parallelism(); i++) {
                var completeness =
                        new Completeness(parts.plan().scanned(), parts.plan().required());
                var ranges = Ranges.of(environment.kernels());
                var cutter = new Cutter(parts.plan().cut(), completeness, prefix(parts), parts.loans(), ranges);
                workers.add(new Worker(flow, parts.loans(), cutter, aside(parts), parts.tail(), rowForRow, ending));
            }
            // The first may be done with everything before the last has started.
            for (int i = 0; i < workers.size(); i++) {
                scope.start("leat-" + i, workers.get(i));
            }
            Optional<TaskScope.Failure> failure = scope.join();
            if (failure.isPresent()) {
                throw failed(failure.get());
            }
        }
    }

    private static PipelineException failed(TaskScope.Failure failure) {
        return switch (failure.task()) {
            case Worker worker -> worker.whereabouts().failure(told(failure.cause()));
            default -> new PipelineException(PipelineException.Stage.READ, "", "", told(failure.cause()));
        };
    }

    /// The JVM tells of a mapped page that is gone by an error, wherever it is touched.
    private static Throwable told(Throwable cause) {
        return cause instanceof InternalError
                ? new IOException("a file changed while it was read: " + cause.getMessage(), cause)
                : cause;
    }

    private static List<PlannedSplit> splits(Plan plan) throws IOException, InterruptedException {
        List<PlannedSplit> splits = new ArrayList<>();
        for (int i = 0; i < plan.inputs().size(); i++) {
            Input input = plan.inputs().get(i);
            for (Split split : input.source().splits(input.scan())) {
                splits.add(new PlannedSplit(i, split));
            }
        }
        return splits;
    }

    /// Splits of one lane are in order. Sources that follow each other, each of one lane, are one lane together.
    private List<Lane> lanes(List<PlannedSplit> splits, Parts parts) {
        Map<Integer, Set<String>> lanesOfInput = new HashMap<>();
        for (PlannedSplit split : splits) {
            lanesOfInput
                    .computeIfAbsent(split.input(), _ -> new HashSet<>())
                    .add(split.split().lane());
        }
        boolean oneEach = lanesOfInput.values().stream().allMatch(names -> names.size() == 1);
        Map<Object, List<PlannedSplit>> byLane = new LinkedHashMap<>();
        for (PlannedSplit split : splits) {
            Object key = oneEach ? "" : List.of(split.input(), split.split().lane());
            byLane.computeIfAbsent(key, _ -> new ArrayList<>()).add(split);
        }
        if (byLane.isEmpty()) {
            byLane.put("", List.of());
        }
        List<Lane> lanes = new ArrayList<>();
        byLane.values().forEach(ofLane -> lanes.add(lane(lanes.size(), ofLane, parts)));
        if (!parts.plan().merged().isEmpty()) {
            lanes.add(mergingLane(parts));
        }
        return lanes;
    }

    private Lane lane(int number, List<PlannedSplit> splits, Parts parts) {
        List<Feed> feeds = new ArrayList<>();
        for (PlannedSplit split : splits) {
            Input input = parts.plan().inputs().get(split.input());
            var reader = new SplitReader(input, split.split(), retry, parts.tally().reopened);
            feeds.add(new Feed(input, split.split(), reader));
        }
        if (parts.plan().merged().isEmpty()) {
            LaneEnd end = writingEnd(parts);
            return Lane.of(feeds, delivery(links(parts.plan().ordered(), parts, afterwards(parts), end), end, parts));
        }
        var end = new AsideEnd();
        // What a kernel emits is gone when the call returns, and so cannot be put aside.
        Link next = parts.plan().ordered().isEmpty() ? end : share(parts);
        Link first = links(parts.plan().ordered(), parts, Loans.Loan::release, new OrdinalLink(number, next));
        return Lane.of(feeds, delivery(first, end, parts));
    }

    /// Brings the kernels whose rows are merged into one, and passes on what comes of it.
    private Lane mergingLane(Parts parts) {
        LaneEnd end = writingEnd(parts);
        List<PlannedKernel> merged = parts.plan().merged();
        Link next = links(merged.subList(1, merged.size()), parts, afterwards(parts), end);
        var first = new MergeLink(
                parts.shares(),
                kernel -> new KernelLink(kernel, merged.getFirst(), parts.loans(), afterwards(parts), next));
        return Lane.last(delivery(first, end, parts));
    }

    private static Delivery delivery(Link first, LaneEnd end, Parts parts) {
        return new Delivery(first, end, parts.rejections(), parts.tally(), parts.reporter(), parts.room());
    }

    private static LaneEnd writingEnd(Parts parts) {
        return new WritingEnd(parts.plan().select(), parts.tail());
    }

    private static Consumer<Loans.Loan> afterwards(Parts parts) {
        Tail tail = parts.tail();
        return loan -> tail.afterwards(loan::release);
    }

    /// The way of rows that a worker puts aside.
    private Link aside(Parts parts) {
        boolean any = parts.plan().ordered().isEmpty() && !parts.plan().merged().isEmpty();
        return any ? share(parts) : new ClosedLink();
    }

    /// Opens one more of the kernels whose rows are merged.
    private Link share(Parts parts) {
        PlannedKernel planned = parts.plan().merged().getFirst();
        Kernel kernel = open(planned, parts);
        parts.shares().add(kernel);
        return new ShareLink(new KernelLink(kernel, planned, parts.loans(), Loans.Loan::release, new ClosedLink()));
    }

    private Prefix prefix(Parts parts) {
        Plan plan = parts.plan();
        return new Prefix((last, keeper) -> {
            Link first = links(plan.unordered(), parts, keeper::keep, last);
            if (!plan.filtered()) {
                return first;
            }
            Filter filter = Filter.of(plan.where(), plan.scanned(), environment.kernels());
            return new FilterLink(filter, plan.passed(), parts.loans(), keeper, first);
        });
    }

    private Link links(List<PlannedKernel> planned, Parts parts, Consumer<Loans.Loan> afterwards, Link last) {
        Link next = last;
        for (PlannedKernel plan : planned.reversed()) {
            Link link = new KernelLink(open(plan, parts), plan, parts.loans(), afterwards, next);
            next = plan.order() == RowOrder.MERGED ? new OrdinalLink(0, link) : link;
        }
        return next;
    }

    private Kernel open(PlannedKernel planned, Parts parts) {
        Kernel kernel = planned.open(environment);
        parts.closer().add(kernel, kernel::close);
        parts.kernels().addFirst(kernel);
        return kernel;
    }

    private static void closeReaders(List<Lane> lanes) throws IOException {
        try (var closer = new Closer()) {
            for (Lane lane : lanes) {
                lane.feeds.forEach(feed -> closer.add(feed.reader, feed.reader::close));
            }
        }
    }

    private static long bytesTotal(List<PlannedSplit> splits) {
        long sum = 0;
        for (PlannedSplit split : splits) {
            if (split.split().bytes() == Split.UNKNOWN) {
                return Split.UNKNOWN;
            }
            sum += split.split().bytes();
        }
        return sum;
    }

    private Summary summary(Parts parts, Sink sink, List<Kernel> kernels) {
        Tally tally = parts.tally();
        Spill.Usage spilled = environment.spill().usage();
        return new Summary(
                tally.rowsIn.sum(),
                parts.tail().written(),
                tally.rejected.sum(),
                tally.bytesRead.sum(),
                sink.bytesWritten(),
                tally.batches.sum(),
                parts.reporter().elapsed(),
                memory.budget().peak(),
                memory.budget().peaks(),
                reached(parts.levelsBefore()),
                memory.budget().limit(),
                memory.peakResident(),
                spilled.written() - parts.spilledBefore(),
                spilled.peak(),
                tally.reopened.sum(),
                counters(kernels));
    }

    /// How often levels were reached in this run.
    private Map<MemoryLevel, Long> reached(Map<MemoryLevel, Long> before) {
        Map<MemoryLevel, Long> reached = memory.budget().levels().reached();
        before.forEach((level, count) -> reached.merge(level, -count, Long::sum));
        return reached;
    }

    /// Counters of the same name, of several lanes or workers, are added up.
    private static List<Kernel.Counter> counters(List<Kernel> kernels) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Kernel kernel : kernels) {
            kernel.counters().forEach(counter -> sums.merge(counter.name(), counter.count(), Long::sum));
        }
        return sums.entrySet().stream()
                .map(entry -> new Kernel.Counter(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static InterruptedException interrupted(Exception cause) {
        var interrupted = new InterruptedException("interrupted");
        interrupted.initCause(cause);
        return interrupted;
    }

    private interface Body<T> {
        T run(Closer closer) throws Exception;
    }

    /// @param input which of the inputs it is of
    private record PlannedSplit(int input, Split split) {}

    /// What the parts of a run share.
    ///
    /// @param kernels all that were opened
    /// @param shares those of them that are merged in the end
    private record Parts(
            Plan plan,
            Closer closer,
            Loans loans,
            Tail tail,
            Rejections rejections,
            Tally tally,
            Reporter reporter,
            Room room,
            long spilledBefore,
            Map<MemoryLevel, Long> levelsBefore,
            List<Kernel> kernels,
            List<Kernel> shares) {}
}
