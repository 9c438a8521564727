package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

    private static final String LAUNCHER = LeatProcess.ROOT.resolve("leat").toString();

    @TempDir
    private Path folder;

    @Test
    void findsItsFolderThroughLinksFromAnywhere() throws Exception {
        Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of(LAUNCHER));
        Path far = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("leat"), Path.of("../near"));

        Result result = LeatProcess.run(folder, Map.of(), far.toString(), "--version");

        assertThat(near).isSymbolicLink();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("leat ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void passesExitCodesOn() throws Exception {
        Result wrong = LeatProcess.run(folder, "bars", "--nothing");
        Result odd = withJdk("exit 42");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(odd.exitCode()).isEqualTo(42);
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        Files.createFile(folder.resolve("file"));

        Result result =
                withJdk("for word; do echo \"<$word>\"; done", "copy", "*", "a b", "", "$HOME", "--where", "x = 'y'");

        assertThat(result.out()).endsWith("<copy>\n<*>\n<a b>\n<>\n<$HOME>\n<--where>\n<x = 'y'>\n");
    }

    @Test
    void sizesTheJvmByMemoryWhereverItStands() throws Exception {
        Result after = withJdk("echo \"$@\"", "bars", "in", "--memory", "256MB", "-o", "out");
        Result before = withJdk("echo \"$@\"", "--memory=256MB", "bars", "in", "-o", "out");
        Result neither = withJdk("echo \"$@\"", "copy", "-o", "out", "--", "--memory=256MB");

        assertThat(after.out()).contains("-Xmx50000k", "-XX:+UseSerialGC");
        assertThat(before.out()).contains("-Xmx50000k", "-XX:+UseSerialGC");
        assertThat(neither.out()).contains("-Xmx").doesNotContain("-Xmx50000k");
    }

    @Test
    void boundsTheAllocatorOfTheSystem() throws Exception {
        Result result = withJdk("echo $MALLOC_ARENA_MAX $MALLOC_MMAP_THRESHOLD_");

        assertThat(result.out()).isEqualTo("1 65536\n");
    }

    @Test
    void addsTheFlagsOfTheUser() throws Exception {
        Path jdk = jdk("echo \"$@\"");

        Result result = LeatProcess.run(
                folder, Map.of("JAVA_HOME", jdk.toString(), "LEAT_JAVA_OPTS", "-Xlog:gc -Da=*"), LAUNCHER, "--version");

        assertThat(result.out()).contains(" -Xlog:gc -Da=* ");
    }

    @Test
    void addsTheFlagsOfPluginsThatAreThere() throws Exception {
        Path one = Files.createDirectories(folder.resolve("some plugins/one"));
        Files.writeString(
                one.resolve("jvm.flags"), "# it compiles\n--add-modules=jdk.compiler -Done=1 # and more\n-Dtwo=*\n");
        Files.createDirectories(folder.resolve("others/without"));
        String folders = one.getParent() + ":" + folder.resolve("others");
        Path jdk = jdk("for word; do echo \"<$word>\"; done");

        Result with = LeatProcess.run(
                folder, Map.of("JAVA_HOME", jdk.toString(), "LEAT_PLUGINS", folders), LAUNCHER, "--version");
        Result without = LeatProcess.run(folder, Map.of("JAVA_HOME", jdk.toString()), LAUNCHER, "--version");

        assertThat(with.out())
                .contains("<-Dleat.plugins=" + folders + ">\n<--add-modules=jdk.compiler>\n<-Done=1>\n<-Dtwo=*>\n");
        assertThat(without.out()).contains("<-Dleat.plugins=>\n<-p>\n");
    }

    @Test
    void buildsAgainWhereASourceOfTheImageIsNewerAndNoOther() throws Exception {
        Path root = Files.createDirectory(folder.resolve("checkout"));
        Path launcher = Files.copy(Path.of(LAUNCHER), root.resolve("leat"), StandardCopyOption.COPY_ATTRIBUTES);
        copy(root, ".mvn/jdk.sh");
        copy(root, "cli/src/main/launcher/memory.awk");
        file(root, "pom.xml", "build/Tool.java", "api/pom.xml", "cli/pom.xml", "api/src/main/A.java");
        Path maven = Files.writeString(
                root.resolve("mvnw"), "#!/bin/sh\ntouch -r api/src/main/A.java cli/target/dist/lib/leat-cli-0.1.jar\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        file(root, "bench/pom.xml", "bench/src/main/B.java", "cli/target/dist/lib/leat-api-0.1.jar");
        file(root, "cli/target/dist/lib/leat-cli-0.1.jar");
        later(root, 10, "cli/target/dist/lib/leat-cli-0.1.jar");
        later(root, 20, "bench/src/main/B.java");
        Map<String, String> jdk = Map.of("JAVA_HOME", jdk("true").toString());

        Result withOther = LeatProcess.run(folder, jdk, launcher.toString(), "--version");
        later(root, 30, "api/src/main/A.java");
        Result withOwn = LeatProcess.run(folder, jdk, launcher.toString(), "--version");
        Result built = LeatProcess.run(folder, jdk, launcher.toString(), "--version");

        assertThat(withOther.err()).isEmpty();
        assertThat(withOwn.err()).isEqualTo("leat: building (sources have changed)…\n");
        assertThat(built.err()).isEmpty();
    }

    private static void copy(Path root, String name) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.copy(LeatProcess.ROOT.resolve(name), root.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void file(Path root, String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.createFile(root.resolve(name));
        }
    }

    private static void later(Path root, int seconds, String name) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(name), FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private Result withJdk(String script, String... arguments) throws IOException, InterruptedException {
        return LeatProcess.run(folder, Map.of("JAVA_HOME", jdk(script).toString()), LAUNCHER, arguments);
    }

    /// What the launcher takes for a JDK, whose `java` is a script.
    private Path jdk(String script) throws IOException {
        Path home = Files.createTempDirectory(folder, "jdk");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.createDirectory(home.resolve("bin"));
        for (String name : new String[] {"java", "javac"}) {
            Path file = Files.writeString(home.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return home;
    }
}
