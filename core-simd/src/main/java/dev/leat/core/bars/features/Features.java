package dev.leat.core.bars.features;

import dev.leat.api.data.Field;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;

/// The columns of a group, in the formulas of a profile.
///
/// @param <M> what they are computed from
public final class Features<M> {

    private final List<Field> fields;
    private final List<About> abouts;
    private final List<Feature.Cell<M>> cells;
    private final Row row = new Row();

    private Features(List<Feature<M>> features, Profile profile) {
        fields = features.stream().map(Feature::field).toList();
        abouts = features.stream().map(Feature::about).toList();
        cells = features.stream().map(feature -> feature.cell(profile)).toList();
    }

    /// What measures the bars of a view of trades.
    public static Inside inside(Stretch trades, MeasureKernels kernels, Workspace workspace) {
        return new Inside(trades, kernels, workspace);
    }

    /// What measures what is before them.
    public static Before before(Stretch trades, MeasureKernels kernels, Workspace workspace, Profile profile) {
        Before.WindowEntropy entropy = switch (profile) {
            case TEXTBOOK -> (_, orders) -> orders.normalized();
            case RANGEBAR -> new RangebarEntropy(kernels, workspace);
        };
        return new Before(trades, kernels, workspace, entropy);
    }

    /// What measures the bars of a view of trades by the literature.
    public static Market market(Stretch trades, MeasureKernels kernels) {
        return new Market(trades, kernels);
    }

    public static Features<Market> market(Profile profile, Without without) {
        return new Features<>(without.of(MarketColumns.ALL), profile);
    }

    public static Features<Inside> inside(Profile profile, Without without) {
        return new Features<>(without.of(InsideColumns.ALL), profile);
    }

    public static Features<Before> before(Profile profile, Without without) {
        return new Features<>(without.of(BeforeColumns.ALL), profile);
    }

    /// The names of a group's columns; of those of `bar` none, which are declared elsewhere.
    public static Stream<String> names(Group group) {
        List<? extends Feature<?>> features = switch (group) {
            case BAR -> List.of();
            case LOOKBACK -> BeforeColumns.ALL;
            case INTRA -> InsideColumns.ALL;
            case MARKET -> MarketColumns.ALL;
        };
        return features.stream().map(feature -> feature.field().name());
    }

    public List<Field> fields() {
        return fields;
    }

    public boolean any() {
        return !fields.isEmpty();
    }

    /// What the guide says of each column, in order.
    public List<About> abouts() {
        return abouts;
    }

    /// How many bytes a row of values takes.
    public long bytes() {
        return Row.bytes(fields.size());
    }

    /// Puts a row of values of what was measured into its place.
    public void fill(M measured, MemorySegment into, long at) throws IOException, InterruptedException {
        row.begin(into, at);
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).fill(measured, row, i);
        }
        row.end();
    }

    /// Puts a row without any value into its place.
    public void absent(MemorySegment into, long at) {
        row.begin(into, at);
        for (int i = 0; i < cells.size(); i++) {
            row.absent(i);
        }
        row.end();
    }
}
