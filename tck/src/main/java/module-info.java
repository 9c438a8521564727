/// What every plugin must pass: contracts as JUnit interfaces with default tests, written for authors of plugins.
module dev.leat.tck {
    requires transitive dev.leat.api;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports dev.leat.tck;
    exports dev.leat.tck.data;
    exports dev.leat.tck.fakes;
    exports dev.leat.tck.memory;
}
