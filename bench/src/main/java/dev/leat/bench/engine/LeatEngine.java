package dev.leat.bench.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Leat, by its command: whole, as people type it; live, the same command lines one after the other in the JVM that the
/// launcher starts for them.
final class LeatEngine implements Engine {

    private final Home home;

    LeatEngine(Home home) {
        this.home = home;
    }

    @Override
    public String name() {
        return Program.Leat.ENGINE;
    }

    @Override
    public String obstacle() {
        return "";
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return "leat " + Outputs.of(List.of("git", "-C", home.root().toString(), "describe", "--always", "--dirty"));
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public Launch whole(Task task) {
        return launch(task, Map.of());
    }

    @Override
    public Launch live(Task task) {
        String main = "-cp " + home.wordOfClassPath()
                + " --add-modules dev.leat.cli --add-exports dev.leat.cli/dev.leat.cli=ALL-UNNAMED "
                + LeatTurns.class.getName();
        return launch(task, Map.of("LEAT_MAIN", main));
    }

    private Launch launch(Task task, Map<String, String> environment) {
        List<String> command =
                new ArrayList<>(List.of(home.root().resolve("leat").toString()));
        command.addAll(words(task));
        return new Launch(command, environment, home.root());
    }

    private static List<String> words(Task task) {
        List<String> words = new ArrayList<>();
        for (String word : ((Program.Leat) task.program()).words()) {
            words.add(task.filled(word));
        }
        words.addAll(List.of(
                "--threads",
                Integer.toString(task.threads()),
                "--memory",
                task.memory(),
                "--temp-dir",
                task.temporary().toString(),
                "--quiet"));
        return words;
    }
}
