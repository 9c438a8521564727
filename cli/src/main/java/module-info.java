/// The `leat` command.
module dev.leat.cli {
    requires dev.leat.core;
    requires info.picocli;
    requires jdk.incubator.vector;
    requires tools.jackson.databind;

    opens dev.leat.cli to
            info.picocli;
}
