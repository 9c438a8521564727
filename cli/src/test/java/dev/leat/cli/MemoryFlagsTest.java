package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFlagsTest {

    private static final long MIB = 1 << 20;

    @TempDir
    private Path system;

    @BeforeEach
    void haveAMachineOfTenGibibytes() throws IOException {
        file("proc/meminfo", "MemTotal:       10485760 kB\nMemFree:         1 kB\n");
        file("proc/self/cgroup", "0::/\n");
        file("proc/self/mountinfo", "30 24 0:27 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    }

    @ParameterizedTest
    @CsvSource({"1GB, 200000000", "1GiB, 214748364", "0.5GB, 100000000", "500000000, 100000000", "5%, 107374182"})
    void heapIsAFifthOfSizesAndShares(String memory, long heap) throws Exception {
        assertThat(heap(memory)).isBetween(heap - 1024, heap + 1024);
    }

    @Test
    void heapIsNeitherTooSmallToStartNorLargerThanNeeded() throws Exception {
        assertThat(heap("1MB")).isEqualTo(32 * MIB);
        assertThat(heap("100%")).isEqualTo(1024 * MIB);
    }

    @Test
    void allCapsTogetherLeaveRoomUnderASmallLimit() throws Exception {
        String flags = flags("256MB");

        long caps = bytes(flags, "-Xmx")
                + bytes(flags, "-XX:ReservedCodeCacheSize=")
                + bytes(flags, "-XX:MaxMetaspaceSize=");
        assertThat(caps).isLessThan(256_000_000 / 2 + 10 * MIB);
        assertThat(flags).contains("-XX:+UseSerialGC");
    }

    @Test
    void aNestedGroupIsBoundByThoseAroundIt() throws Exception {
        file("proc/self/cgroup", "0::/outer/inner\n");
        file("sys/fs/cgroup/outer/memory.max", "1073741824\n");
        file("sys/fs/cgroup/outer/inner/memory.max", "max\n");

        assertThat(heap("50%")).isBetween(512 * MIB / 5 - 1024, 512 * MIB / 5 + 1024);
    }

    @Test
    void versionOneBindsTooAndItsNoneDoesNot() throws Exception {
        file("proc/self/cgroup", "5:cpu,cpuacct:/a\n4:memory:/docker/abc\n0::/\n");
        file("proc/self/mountinfo", "31 24 0:28 /docker/abc /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "1073741824\n");
        long bound = heap("50%");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        long unbound = heap("5%");

        assertThat(bound).isBetween(512 * MIB / 5 - 1024, 512 * MIB / 5 + 1024);
        assertThat(unbound).isBetween(512 * MIB / 5 - 1024, 512 * MIB / 5 + 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "-1GB", "10XB", "%", "1e9"})
    void whatIsNotValidIsLeftToTheCommandToRefuse(String memory) throws Exception {
        assertThat(flags(memory)).isEmpty();
    }

    private long heap(String memory) throws IOException, InterruptedException {
        return bytes(flags(memory), "-Xmx");
    }

    private static long bytes(String flags, String flag) {
        String value = List.of(flags.split("\\s+")).stream()
                .filter(word -> word.startsWith(flag))
                .findFirst()
                .orElseThrow()
                .substring(flag.length());
        long number = Long.parseLong(value.substring(0, value.length() - 1));
        return value.endsWith("k") ? number * 1024 : number * MIB;
    }

    private String flags(String memory) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                "awk", "-f", Path.of("src", "main", "launcher", "memory.awk").toString());
        builder.environment().put("LEAT_MEMORY", memory);
        builder.environment().put("LEAT_SYSTEM", system.toString());
        Process awk = builder.redirectErrorStream(true).start();
        String printed = new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(awk.waitFor()).as(printed).isZero();
        return printed.strip();
    }

    private void file(String path, String content) throws IOException {
        Path file = system.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
