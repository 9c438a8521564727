package dev.leat.core.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The control group that this process is in, of version 1 or 2 or both, as the kernel shows it in files.
///
/// Source: cgroups(7); Linux Documentation/admin-guide/cgroup-v2.rst ("memory.max") and cgroup-v1/memory.rst
/// ("memory.limit_in_bytes"); proc(5) for `mountinfo`.
final class Cgroup {

    private final Path root;

    private Cgroup(Path root) {
        this.root = root;
    }

    /// @param root the folder that `/proc` and `/sys` lie in
    static Cgroup of(Path root) {
        return new Cgroup(root);
    }

    /// The least that this group or one around it allows. Empty where none says anything.
    OptionalLong limit() {
        List<Long> limits = new ArrayList<>();
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[1].isEmpty()) {
                collect("cgroup2", parts[2], "memory.max", limits);
            } else if (parts.length == 3
                    && Arrays.asList(parts[1].split(",", -1)).contains("memory")) {
                collect("cgroup", parts[2], "memory.limit_in_bytes", limits);
            }
        }
        return limits.stream().mapToLong(Long::longValue).min();
    }

    /// The file with the pressure on memory: of this group where it has one, else of the system, which may have
    /// none.
    Path pressure() {
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[1].isEmpty()) {
                Optional<Path> ofGroup = pressure(parts[2]);
                if (ofGroup.isPresent()) {
                    return ofGroup.get();
                }
            }
        }
        return root.resolve("proc/pressure/memory");
    }

    private Optional<Path> pressure(String group) {
        for (String line : lines(root.resolve("proc/self/mountinfo"))) {
            Mount mount = Mount.parse(line);
            if (mount.kind().equals("cgroup2")) {
                Path file = root.resolve(mount.point().substring(1))
                        .resolve(mount.inside(group))
                        .resolve("memory.pressure");
                if (Files.isReadable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private void collect(String kind, String group, String file, List<Long> limits) {
        for (String line : lines(root.resolve("proc/self/mountinfo"))) {
            Mount mount = Mount.parse(line);
            if (mount.kind().equals(kind) && (kind.equals("cgroup2") || mount.has("memory"))) {
                Path top = root.resolve(mount.point().substring(1));
                // Version 1 says "none" by the largest multiple of a page, which is above any machine.
                for (Path at = top.resolve(mount.inside(group)).normalize();
                        at.startsWith(top);
                        at = at.resolve("..").normalize()) {
                    number(at.resolve(file)).ifPresent(limits::add);
                }
            }
        }
    }

    private static OptionalLong number(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(lines.getFirst()));
    }

    /// The lines of a file, none where there is no such file or it may not be read.
    private static List<String> lines(Path file) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what limits this container", e);
        }
    }

    /// A line of mountinfo: `36 35 98:0 /root /point options - kind device super,options`.
    private record Mount(String top, String point, String kind, List<String> options) {

        static Mount parse(String line) {
            String[] halves = line.split(" - ", 2);
            String[] left = halves[0].split(" ", -1);
            String[] right = halves.length == 2 ? halves[1].split(" ", -1) : new String[0];
            if (left.length < 5 || right.length < 3) {
                return new Mount("/", "/", "", List.of());
            }
            return new Mount(left[3], left[4], right[0], Arrays.asList(right[2].split(",", -1)));
        }

        boolean has(String option) {
            return options.contains(option);
        }

        /// Where a group lies below the mount point. A container often sees its own group as the mount's root.
        String inside(String group) {
            String path = group.startsWith(top) ? group.substring(top.length()) : "";
            return path.startsWith("/") ? path.substring(1) : path;
        }
    }
}
