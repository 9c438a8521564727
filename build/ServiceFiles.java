import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes META-INF/services from the `provides` of a compiled module-info, so that the class path knows the providers
/// that the module path knows. Maven runs it for every module after its classes are compiled, with their folder as the
/// argument.
///
/// Providers must have a public constructor without parameters: the class path has no `provider()` methods.
final class ServiceFiles {

    private ServiceFiles() {}

    public static void main(String[] args) throws IOException {
        var classes = Path.of(args[0]);
        var descriptor = classes.resolve("module-info.class");
        if (Files.exists(descriptor)) {
            write(read(descriptor), classes.resolve("META-INF", "services"));
        }
    }

    private static ModuleDescriptor read(Path descriptor) throws IOException {
        try (var in = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(in);
        }
    }

    private static void write(ModuleDescriptor module, Path services) throws IOException {
        if (module.provides().isEmpty() && !Files.exists(services)) {
            return;
        }
        Files.createDirectories(services);
        try (var old = Files.newDirectoryStream(services)) {
            for (var file : old) {
                Files.delete(file);
            }
        }
        for (var provides : module.provides()) {
            Files.write(services.resolve(provides.service()), provides.providers());
        }
    }
}
