package dev.leat.bench.engine;

import dev.leat.api.plugin.ByteSize;
import java.util.List;

/// Java by hand on a library: FastCSV and streams, or parquet-java. The limit of memory is its heap.
final class JavaEngine implements Engine {

    private final Home home;
    private final String name;
    private final String version;

    JavaEngine(Home home, String name, String version) {
        this.home = home;
        this.name = name;
        this.version = version;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String obstacle() {
        return "";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public Launch whole(Task task) {
        return live(task);
    }

    @Override
    public Launch live(Task task) {
        long heap = ByteSize.parse(task.memory()).bytes();
        return home.jvm(
                List.of("-Xmx" + heap),
                JavaTurns.class,
                List.of(
                        task.program().text(),
                        task.input().toString(),
                        task.output().toString(),
                        Integer.toString(task.threads())));
    }
}
