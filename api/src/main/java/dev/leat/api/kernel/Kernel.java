package dev.leat.api.kernel;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Turns rows into rows: filters, bars, features, aggregates. Its output depends on the rows and their order, never on
/// how they are cut into batches.
///
/// Calls come in this order: `inputs`, `required`, `output`, then `restore` or not, any number of `accept` and `save`,
/// any number of `merge`, then `finish`. For one thread at a time. State that grows with the input is taken from the
/// budget of the [environment][dev.leat.api.plugin.Environment].
public interface Kernel extends AutoCloseable {

    /// The columns it reads, with the types it wants them in. Batches have exactly these columns, in this order.
    ///
    /// @param offered what there is
    /// @throws IllegalArgumentException for a column that is missing, or a type that cannot be used; names those
    ///     there are
    List<Field> inputs(Schema offered);

    /// Those of its inputs without a value in which a row is of no use. Where it is the first of a pipeline, such
    /// rows
    /// are treated like those that cannot be read, and do not come to it. Asked for after [#inputs].
    default Set<String> required() {
        return Set.of();
    }

    /// What comes out, given what goes in: the columns that [#inputs] asked for.
    Schema output(Schema input);

    /// Takes the next rows. The batch is lent.
    ///
    /// @throws dev.leat.api.data.DataException where the rows are wrong
    void accept(Batch batch, Emitter out) throws IOException, InterruptedException;

    /// Whether it wants no more rows, whatever is still to come: the run then ends early, with [#finish].
    default boolean satisfied() {
        return false;
    }

    /// Takes over what another kernel with the same options has made of its rows, and what it has counted. The
    /// other
    /// is used up: it can only be closed, and counts nothing.
    ///
    /// For kernels whose rows are [merged][KernelProvider.RowOrder#MERGED].
    default void merge(Kernel other) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("rows of this kernel are not merged");
    }

    /// Takes the end of the rows.
    void finish(Emitter out) throws IOException, InterruptedException;

    /// Writes its state, from which [#restore] in another kernel with the same options goes on as if nothing had
    /// happened.
    void save(DataOutput state) throws IOException, InterruptedException;

    void restore(DataInput state) throws IOException, InterruptedException;

    /// What it counted beside its rows, for the summary: name and count, in the order to be shown.
    default List<Counter> counters() {
        return List.of();
    }

    @Override
    void close() throws IOException;

    /// Something counted, such as `gaps in trade ids`.
    record Counter(String name, long count) {}
}
