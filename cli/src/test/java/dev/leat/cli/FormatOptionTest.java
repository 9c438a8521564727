package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import dev.leat.core.Pipeline;
import dev.leat.core.Pipeline.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FormatOptionTest {

    private static final List<FormatProvider> KNOWN = List.of(new NamedFormat());

    @Test
    void isThatOfWhatDoesNotTellItsOwn() {
        Pipeline applied = applied("csv", Pipeline.from("-").to("bars.csv"));

        assertThat(applied.inputFormat()).isEqualTo("csv");
        assertThat(((Target.Named) applied.target()).format()).isEmpty();
    }

    @Test
    void isThatOfBothWhereNeitherTells() {
        Pipeline applied = applied("csv", Pipeline.from("-").to("-"));

        assertThat(applied.inputFormat()).isEqualTo("csv");
        assertThat(((Target.Named) applied.target()).format()).isEqualTo("csv");
    }

    @Test
    void leavesWhatIsNoFileToItself() {
        Pipeline applied = applied("csv", Pipeline.from("tape:trades?rows=5").to("trades.txt"));

        assertThat(applied.inputFormat()).isEmpty();
        assertThat(((Target.Named) applied.target()).format()).isEqualTo("csv");
    }

    @Test
    void isRefusedWhereItWouldChangeNothing() {
        assertThatThrownBy(() -> applied("csv", Pipeline.from("a.csv").to("b.csv")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--input-format");
    }

    private static Pipeline applied(String name, Pipeline pipeline) {
        var option = new FormatOption();
        new CommandLine(new Holder(option)).parseArgs("--format", name);
        return option.apply(pipeline, KNOWN);
    }

    @CommandLine.Command
    private record Holder(@CommandLine.Mixin FormatOption option) {}

    private record NamedFormat() implements FormatProvider {

        @Override
        public String name() {
            return "csv";
        }

        @Override
        public String summary() {
            return "text";
        }

        @Override
        public List<String> extensions() {
            return List.of("csv", "csv.gz");
        }

        @Override
        public Format open(Options options, Environment environment) {
            throw new AssertionError("nobody opens it");
        }
    }
}
