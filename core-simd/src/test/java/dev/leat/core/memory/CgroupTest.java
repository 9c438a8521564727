package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CgroupTest {

    @TempDir
    private Path root;

    @Test
    void takesTheLeastOfAGroupAndThoseAroundItInVersion2() throws IOException {
        put("proc/self/cgroup", "0::/a/b/c\n");
        put("proc/self/mountinfo", "30 1 0:1 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw\n");
        put("sys/fs/cgroup/a/memory.max", "500\n");
        put("sys/fs/cgroup/a/b/memory.max", "max\n");
        put("sys/fs/cgroup/a/b/c/memory.max", "900\n");

        assertThat(Cgroup.of(root).limit()).hasValue(500);
    }

    @Test
    void seesItsOwnGroupAsTheRootOfTheMountInAContainer() throws IOException {
        put("proc/self/cgroup", "0::/docker/abc\n");
        put("proc/self/mountinfo", "30 1 0:1 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        put("sys/fs/cgroup/memory.max", "700\n");

        assertThat(Cgroup.of(root).limit()).hasValue(700);
    }

    @Test
    void readsVersion1() throws IOException {
        put("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/a/b\n0::/\n");
        put("proc/self/mountinfo", """
                31 1 0:2 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct
                32 1 0:3 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
                """);
        put("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        put("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "1000\n");
        put("sys/fs/cgroup/memory/a/b/memory.limit_in_bytes", "2000\n");

        assertThat(Cgroup.of(root).limit()).hasValue(1000);
    }

    @Test
    void saysNothingWhereNothingIsLimited() throws IOException {
        put("proc/self/cgroup", "0::/a\n");
        put("proc/self/mountinfo", "30 1 0:1 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        put("sys/fs/cgroup/a/memory.max", "max\n");

        assertThat(Cgroup.of(root).limit()).isEmpty();
    }

    @Test
    void saysNothingWhereThereAreNoGroups() {
        assertThat(Cgroup.of(root).limit()).isEmpty();
    }

    @Test
    void findsThePressureOnMemoryOfItsGroup() throws IOException {
        put("proc/self/cgroup", "0::/a/b\n");
        put("proc/self/mountinfo", "30 1 0:1 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        put("sys/fs/cgroup/a/b/memory.pressure", "");
        put("proc/pressure/memory", "");

        assertThat(Cgroup.of(root).pressure()).isEqualTo(root.resolve("sys/fs/cgroup/a/b/memory.pressure"));
    }

    @Test
    void takesThePressureOfTheSystemWhereItsGroupDoesNotTell() throws IOException {
        put("proc/self/cgroup", "4:memory:/a/b\n0::/\n");
        put("proc/self/mountinfo", "32 1 0:2 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");

        assertThat(Cgroup.of(root).pressure()).isEqualTo(root.resolve("proc/pressure/memory"));
    }

    private void put(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
