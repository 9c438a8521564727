# Runs `leat bench`: the JAR of benchmarks, built where it is missing or older than any source. The launcher sources this,
# with the checkout in root and a JDK in JAVA_HOME.
jar=$root/bench/target/benchmarks.jar

stale() {
    [ ! -e "$jar" ] ||
        [ -n "$(find "$root"/pom.xml "$root"/build "$root"/*/pom.xml "$root"/*/src/main -newer "$jar" | head -n 1)" ]
}

build() {
    echo "leat: building benchmarks…" >&2
    log=$root/bench/target/build.log
    (cd "$root" && ./mvnw -q -Dmaven.test.skip=true -pl bench -am package) </dev/null >"$log" 2>&1 || {
        cat "$log" >&2
        echo "leat: the build failed, see above" >&2
        exit 4
    }
    touch "$jar"
}

if stale; then
    mkdir -p "$root/bench/target"
    (
        # One at a time; who comes second finds it built.
        if command -v flock >/dev/null; then
            flock 9
        fi
        if stale; then
            build
        fi
    ) 9>"$root/bench/target/build.lock"
fi

exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED -Dleat.home="$root" \
    -cp "$jar" dev.leat.bench.Main "$@"
