package dev.leat.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Options;
import dev.leat.core.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that lie in a folder. Tests are on the class path, where each gets a class loader; layers of modules are a
/// test of the command line's.
class DropInTest {

    private static final String LIBRARY =
            "package acme.library; public class Words { public static String word() { return \"WORD\"; } }";

    @TempDir
    private Path folder;

    private Path plugins = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    @Test
    void aJarIsAPlugin() throws Exception {
        Path jar = provider("one", "sawtooth", "\"one\"").jar(plugins.resolve("one.jar"));

        Plugins found = Plugins.find(List.of(plugins));

        ControllerProvider provider = Plugins.named("controller", "sawtooth", found.controllers());
        assertThat(provider.summary()).isEqualTo("one");
        assertThat(Plugins.origin(provider)).isEqualTo(jar.toString());
        assertThat(provider.open(Options.of(provider, Map.of())).firstRows()).isEqualTo(8192);
    }

    @Test
    void aFolderOfJarsIsOnePlugin() throws Exception {
        Path parts = Files.createDirectory(plugins.resolve("sawtooth"));
        var library = new Compiled(folder.resolve("library")).add("acme.library.Words", LIBRARY);
        library.jar(parts.resolve("library.jar"));
        provider("one", "sawtooth", "acme.library.Words.word()", library).jar(parts.resolve("one.jar"));
        Files.writeString(parts.resolve("jvm.flags"), "# none\n");

        assertThat(sawtooth().summary()).isEqualTo("WORD");
    }

    @Test
    void itSeesTheJdkAndTheApiAndNothingElse() throws Exception {
        provider("one", "sawtooth", """
                seen("dev.leat.core.Engine") + seen("com.fasterxml.jackson.core.JsonFactory")
                    + seen("org.assertj.core.api.Assertions") + seen("dev.leat.api.source.Store")
                    + seen("java.net.http.HttpClient") + seen("javax.tools.ToolProvider")
                    + seen("com.sun.source.util.JavacTask")
                """).jar(plugins.resolve("one.jar"));

        assertThat(sawtooth().summary()).isEqualTo("---++++");
    }

    @Test
    void itsOwnVersionsOfClassesWin() throws Exception {
        var own = new Compiled(folder.resolve("own"))
                .add(
                        "org.assertj.core.api.Assertions",
                        "package org.assertj.core.api; public class Assertions { public static String own() { return"
                                + " \"its own\"; } }");
        Path parts = Files.createDirectory(plugins.resolve("sawtooth"));
        own.jar(parts.resolve("own.jar"));
        provider("one", "sawtooth", "org.assertj.core.api.Assertions.own()", own)
                .jar(parts.resolve("one.jar"));

        assertThat(sawtooth().summary()).isEqualTo("its own");
    }

    @Test
    void whatIsNoPluginIsLeftAlone() throws Exception {
        Files.writeString(plugins.resolve("README.md"), "drop plugins here");
        Files.createDirectory(plugins.resolve(".git"));

        assertThat(DropIn.in(plugins)).isEmpty();
    }

    @Test
    void aBrokenJarIsNamed() throws Exception {
        Path whole = provider("one", "sawtooth", "\"one\"").jar(folder.resolve("one.jar"));
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = Files.write(plugins.resolve("one.jar"), java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.find(List.of(plugins)))
                .withMessageStartingWith(broken + " is not a JAR, or is damaged (");
    }

    @Test
    void aProviderThatIsNotThereIsNamedWithItsPlugin() throws Exception {
        Path jar = new Compiled(folder.resolve("empty"))
                .service(ControllerProvider.class.getName(), "acme.Missing")
                .jar(plugins.resolve("one.jar"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.find(List.of(plugins)))
                .withMessageStartingWith("the plugin " + jar + " cannot be loaded: ")
                .withMessageContaining("acme.Missing");
    }

    @Test
    void aJarThatLacksAnotherIsNamed() throws Exception {
        var library = new Compiled(folder.resolve("library")).add("acme.library.Words", LIBRARY);
        Path jar = provider("one", "sawtooth", "\"\"", library)
                .add(
                        "acme.one.Provider",
                        "package acme.one; public class Provider extends acme.library.Words implements"
                                + " dev.leat.api.kernel.ControllerProvider { public String name() { return \"one\"; }"
                                + " public String summary() { return name(); }"
                                + " public dev.leat.api.kernel.Controller open(dev.leat.api.plugin.Options options) {"
                                + " return null; } }",
                        library)
                .jar(plugins.resolve("one.jar"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.find(List.of(plugins)))
                .withMessageContaining(jar.toString())
                .withMessageContaining("acme/library/Words");
    }

    @Test
    void twoOfOneNameAreToldWithWhereTheyAre() throws Exception {
        Path one = provider("one", "sawtooth", "\"one\"").jar(plugins.resolve("one.jar"));
        Path other = provider("other", "sawtooth", "\"other\"").jar(plugins.resolve("other.jar"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.find(List.of(plugins)))
                .withMessage("two plugins are the controller 'sawtooth': acme.one.Provider of " + one
                        + " and acme.other.Provider of " + other);
    }

    @Test
    void oneMayNotReplaceOneOfOurs() throws Exception {
        Path jar = provider("one", "fixed", "\"one\"").jar(plugins.resolve("one.jar"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.find(List.of(plugins)))
                .withMessageContaining("two plugins are the controller 'fixed': ")
                .withMessageContaining("acme.one.Provider of " + jar);
    }

    @Test
    void aFolderWithoutJarsIsNoPlugin() throws Exception {
        Path empty = Files.createDirectory(plugins.resolve("empty"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.find(List.of(plugins)))
                .withMessageStartingWith(empty + " is no plugin: there is no JAR in it");
    }

    @Test
    void aFolderThatIsMissingIsAnError() {
        Path missing = folder.resolve("missing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.find(List.of(missing)))
                .withMessage("there is no folder " + missing + " to look for plugins in");
    }

    private ControllerProvider sawtooth() {
        return Plugins.named(
                "controller", "sawtooth", Plugins.find(List.of(plugins)).controllers());
    }

    /// The class `acme.NAME.Provider`, a controller whose summary is an expression.
    private Compiled provider(String name, String controller, String summary, Compiled... libraries)
            throws IOException {
        String type = "acme." + name + ".Provider";
        return new Compiled(folder.resolve(name))
                .service(ControllerProvider.class.getName(), type)
                .add(type, """
                        package acme.%s;

                        import dev.leat.api.kernel.*;
                        import dev.leat.api.plugin.*;

                        public final class Provider implements ControllerProvider {
                            public String name() { return "%s"; }
                            public String summary() { return %s; }

                            public Controller open(Options options) {
                                return new Controller() {
                                    public int firstRows() { return 8192; }
                                    public int nextRows(Observation done) { return 8192; }
                                };
                            }

                            static String seen(String type) {
                                try {
                                    Class.forName(type);
                                    return "+";
                                } catch (ClassNotFoundException e) {
                                    return "-";
                                }
                            }
                        }
                        """.formatted(name, controller, summary), libraries);
    }
}
