# Sets JAVA_HOME to a JDK 25 or newer, or says what to install and exits 2.
# POSIX sh, sourced by mvnw and leat, so that both run on the same JDK whatever `java` is on PATH.
# Starts no JVM: a JDK tells its version in its file "release".

# Prints the first of the given folders that is a JDK 25 or newer.
leat_first_jdk() {
    for leat_home in "$@"; do
        [ -x "$leat_home/bin/javac" ] && [ -r "$leat_home/release" ] || continue
        leat_major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$leat_home/release")
        if [ "${leat_major:-0}" -ge 25 ]; then
            printf '%s\n' "$leat_home"
            return 0
        fi
    done
    return 1
}

# Prints the home of the JDK that a command on PATH belongs to, links resolved.
leat_home_of() {
    leat_command=$(command -v "$1") || return 0
    while [ -L "$leat_command" ]; do
        leat_target=$(readlink "$leat_command")
        case $leat_target in
            /*) leat_command=$leat_target ;;
            *) leat_command=$(dirname "$leat_command")/$leat_target ;;
        esac
    done
    (cd -P "$(dirname "$leat_command")/.." && pwd -P)
}

# In a subshell: callers may run with `set -e` or without globs, and keep their settings and variables.
JAVA_HOME=$(
    set +ef
    leat_first_jdk "${JAVA_HOME-}" "$(leat_home_of java)" "$(leat_home_of javac)" \
        /usr/lib/jvm/* /usr/java/* /opt/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home
) || {
    echo "Leat needs a JDK 25 or newer: install one, for example Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME to it." >&2
    exit 2
}
export JAVA_HOME
