package dev.leat.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        ModuleDescriptor module = Leat.class.getModule().getDescriptor();
        String version = module == null ? "" : " " + module.rawVersion().orElse("");
        return new String[] {"leat" + version + " on Java " + Runtime.version()};
    }
}
