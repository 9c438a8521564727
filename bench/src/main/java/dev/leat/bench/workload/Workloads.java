package dev.leat.bench.workload;

import dev.leat.bench.input.Input;
import dev.leat.cli.Spelling;
import java.util.Collection;
import java.util.List;

/// The workloads there are.
public final class Workloads {

    public static final List<Workload> ALL = List.of(
            new Startup(),
            new CsvScan(),
            new CsvGroups(),
            new CsvToParquet(),
            new ParquetScan("zstd"),
            new ParquetScan("snappy"),
            new ParquetFilter(),
            new SymbolGroups(),
            new SecondBars(),
            new RangeBars(new Input.Parquet("snappy")),
            new RangeBars(new Input.Csv()),
            new AllFeatures(),
            new Sort(),
            new ManyKeys());

    private Workloads() {}

    public static List<String> names() {
        return ALL.stream().map(Workload::name).toList();
    }

    /// Those of some names.
    ///
    /// @throws IllegalArgumentException for a name that there is not; says which one may have been meant
    public static List<Workload> named(Collection<String> names) {
        List<String> known = names();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "no workload '" + name + "' in " + known + Spelling.hint(name, known));
            }
        }
        return ALL.stream().filter(workload -> names.contains(workload.name())).toList();
    }
}
