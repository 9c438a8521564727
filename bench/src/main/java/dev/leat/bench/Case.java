package dev.leat.bench;

import dev.leat.bench.measure.Setting;
import dev.leat.bench.workload.Workload;

/// A workload, and what it is run with.
record Case(Workload workload, Setting setting) {}
