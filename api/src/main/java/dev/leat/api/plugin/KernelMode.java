package dev.leat.api.plugin;

/// Which loops run: the scalar ones, which are the specification, or those of the Vector API, which give the same
/// bytes.
public enum KernelMode {
    SCALAR,
    VECTOR
}
