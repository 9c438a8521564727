/// The engine behind the API: pipelines, the memory budget, and kernels on the Vector API with scalar twins.
module dev.leat.core {
    requires transitive dev.leat.api;
    requires com.github.oshi.common;
    requires jdk.incubator.vector;
    requires static org.jspecify;

    exports dev.leat.core;
}
