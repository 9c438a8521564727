package dev.leat.spill.chronicle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Chronicle Map needs of the JVM, which only its command line can give.
final class JvmFlags {

    private static final String COMPILER = "jdk.compiler";
    private static final String COMPILER_FILES = "com.sun.tools.javac.file";
    private static final String REFERENCES = "jdk.internal.ref";
    private static final List<String> OPENED = List.of("java.lang", "java.lang.reflect", "sun.nio.ch");

    private JvmFlags() {}

    /// @throws IllegalArgumentException that lists those that are missing
    static void require() {
        List<String> missing = missing(JvmFlags.class.getModule());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("state 'chronicle' needs flags that this JVM was started without: "
                    + String.join(" ", missing) + "; leat adds them where the plugin is in a folder with its file"
                    + " jvm.flags, and whoever embeds Leat has to");
        }
    }

    private static List<String> missing(Module ours) {
        Module base = Object.class.getModule();
        List<String> missing = new ArrayList<>();
        for (String opened : OPENED) {
            if (!base.isOpen(opened, ours)) {
                missing.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
            }
        }
        if (!base.isExported(REFERENCES, ours)) {
            missing.add("--add-exports=java.base/" + REFERENCES + "=ALL-UNNAMED");
        }
        Optional<Module> compiler = ModuleLayer.boot().findModule(COMPILER);
        if (compiler.isEmpty()) {
            missing.add("--add-modules=" + COMPILER);
        }
        if (!compiler.map(module -> module.isExported(COMPILER_FILES, ours)).orElse(false)) {
            missing.add("--add-exports=" + COMPILER + "/" + COMPILER_FILES + "=ALL-UNNAMED");
        }
        return missing;
    }
}
