package dev.leat.core.run;

import dev.leat.api.data.Predicate;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.KernelProvider.RowOrder;
import dev.leat.api.sink.Sink;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// What a pipeline comes to, checked: everything that was named is there, and every column and type fits.
///
/// @param inputs the sources, in order
/// @param scanned the columns that are read
/// @param required without a value in which of them a row is of no use
/// @param where the condition, on columns of `scanned`; [Predicate#ALL] for none
/// @param passed the columns that are left after the condition
/// @param kernels in order
/// @param select the columns that are written
/// @param cut where what is read at once is cut into parts
record Plan(
        List<Input> inputs,
        Schema scanned,
        Set<String> required,
        Predicate where,
        Projection passed,
        List<PlannedKernel> kernels,
        Projection select,
        long limit,
        Controller controller,
        Cut cut,
        Opening<Sink> sink,
        Opening<Rejections> rejections) {
    Plan {
        inputs = List.copyOf(inputs);
        kernels = List.copyOf(kernels);
    }

    /// The kernels before the first that counts on more than single rows.
    List<PlannedKernel> unordered() {
        return kernels.subList(0, firstOrdered());
    }

    /// The first kernel that needs order, and all after it up to the first whose rows are merged.
    List<PlannedKernel> ordered() {
        return kernels.subList(firstOrdered(), firstMerged());
    }

    /// The first kernel whose rows are merged, and all after it, to which the rows of all lanes come as those of
    /// one.
    List<PlannedKernel> merged() {
        return kernels.subList(firstMerged(), kernels.size());
    }

    boolean filtered() {
        return !where.equals(Predicate.ALL);
    }

    private int firstOrdered() {
        int first = 0;
        while (first < kernels.size() && kernels.get(first).order() == RowOrder.ANY) {
            first++;
        }
        return first;
    }

    private int firstMerged() {
        int first = 0;
        while (first < kernels.size() && kernels.get(first).order() != RowOrder.MERGED) {
            first++;
        }
        return first;
    }

    /// What is opened only once everything else was checked.
    @FunctionalInterface
    interface Opening<T> {
        T open() throws IOException, InterruptedException;
    }
}
