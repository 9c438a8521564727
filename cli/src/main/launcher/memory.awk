# Prints the flags of a JVM that stays within LEAT_MEMORY, a size (256MB, 256MiB) or a share (80%) of the machine or the
# container. Prints nothing where that is not valid: the command says then what would be.

BEGIN {
    # Where /proc and /sys lie; tests put others there.
    system_root = ENVIRON["LEAT_SYSTEM"]
    limit = bytes(tolower(ENVIRON["LEAT_MEMORY"]))
    if (limit <= 0) {
        exit
    }
    small = limit < 1e9
    heap = within(limit / 5, 32 * MiB(), 1024 * MiB())
    printf "-XX:+UseSerialGC -Xms%.0fk -Xmx%.0fk", heap / 1024, heap / 1024
    printf " -XX:ReservedCodeCacheSize=%s -XX:MaxMetaspaceSize=%s -Xss512k", small ? "32m" : "96m", small ? "48m" : "128m"
    printf " -Djdk.nio.maxCachedBufferSize=65536\n"
}

function MiB() {
    return 1048576
}

function within(size, least, most) {
    return size < least ? least : size > most ? most : size
}

# The bytes that a size or a share stands for, or 0.
function bytes(text,    number, unit, power) {
    if (text !~ /^[0-9]+(\.[0-9]+)? *(%|[kmgt]?i?b?)$/) {
        return 0
    }
    number = unit = text
    sub(/[ %a-z]+$/, "", number)
    sub(/^[0-9.]+ */, "", unit)
    if (unit == "%") {
        return number / 100 * machine()
    }
    power = unit == "" ? 0 : index("kmgt", substr(unit, 1, 1))
    return number * (unit ~ /i/ ? 1024 : 1000) ^ power
}

# The smaller of physical memory and the limits of the cgroups that this process is in.
function machine(    least, line, words, count, i) {
    least = ENVIRON["LEAT_PHYSICAL"] + 0
    while ((getline line < (system_root "/proc/meminfo")) > 0) {
        if (line ~ /^MemTotal:/) {
            split(line, words)
            least = words[2] * 1024
            break
        }
    }
    while ((getline line < (system_root "/proc/self/mountinfo")) > 0) {
        count = split(line, words)
        for (i = 1; i <= count && words[i] != "-"; i++) {}
        if (words[i + 1] == "cgroup2") {
            least = lowest(least, words[5], words[4], "", "memory.max")
        } else if (words[i + 1] == "cgroup" && ("," words[i + 3] ",") ~ /,memory,/) {
            least = lowest(least, words[5], words[4], "memory", "memory.limit_in_bytes")
        }
    }
    return least
}

# The least of a size and the limits from this process's cgroup up to the root of its mount.
function lowest(least, mount, root, controller, file,    line, parts, path, size) {
    path = ""
    while ((getline line < (system_root "/proc/self/cgroup")) > 0) {
        split(line, parts, ":")
        if (parts[2] == controller || ("," parts[2] ",") ~ ("," controller ",") && controller != "") {
            path = substr(line, length(parts[1]) + length(parts[2]) + 3)
        }
    }
    close(system_root "/proc/self/cgroup")
    # In a container without a cgroup namespace the path starts with what is mounted.
    if (root != "/" && index(path, root) == 1) {
        path = substr(path, length(root) + 1)
    }
    sub(/\/$/, "", path)
    for (;;) {
        if ((getline size < (system_root mount path "/" file)) > 0 && size + 0 > 0 && size + 0 < least) {
            least = size + 0
        }
        close(system_root mount path "/" file)
        if (path !~ /\//) {
            return least
        }
        sub(/\/[^\/]*$/, "", path)
    }
}
