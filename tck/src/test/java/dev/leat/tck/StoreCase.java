package dev.leat.tck;

import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Store;
import dev.leat.tck.fakes.MemoryStore;
import java.net.URI;
import java.util.function.UnaryOperator;

/// The test of a store that was made of a good one.
///
/// @param broken makes a good store a bad one
record StoreCase(UnaryOperator<Store> broken, MemoryStore store) implements StoreContract {

    @Override
    public Store open(Environment environment) {
        return broken.apply(store.with(environment.memory()));
    }

    @Override
    public URI folder() {
        return URI.create("memory:/folder/");
    }
}
