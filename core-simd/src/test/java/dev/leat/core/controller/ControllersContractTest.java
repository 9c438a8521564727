package dev.leat.core.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.core.ControllerChoice;
import dev.leat.core.Plugins;
import dev.leat.tck.ControllerContract;
import dev.leat.tck.PluginContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllersContractTest {

    @Nested
    class Aimd implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new AimdProvider());
        }

        @Override
        public Plugin plugin() {
            return new AimdProvider();
        }
    }

    @Nested
    class Auto implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new AutoProvider());
        }

        @Override
        public Plugin plugin() {
            return new AutoProvider();
        }
    }

    @Nested
    class ByteTarget implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new ByteTargetProvider());
        }

        @Override
        public Plugin plugin() {
            return new ByteTargetProvider();
        }
    }

    @Nested
    class Columns implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new ColumnsProvider());
        }

        @Override
        public Plugin plugin() {
            return new ColumnsProvider();
        }
    }

    @Nested
    class Dybbs implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new DybbsProvider());
        }

        @Override
        public Plugin plugin() {
            return new DybbsProvider();
        }
    }

    @Nested
    class Fixed implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new FixedProvider());
        }

        @Override
        public Plugin plugin() {
            return new FixedProvider();
        }
    }

    @Nested
    class FixedPoint implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new FixedPointProvider());
        }

        @Override
        public Plugin plugin() {
            return new FixedPointProvider();
        }
    }

    @Nested
    class Hybrid implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new HybridProvider());
        }

        @Override
        public Plugin plugin() {
            return new HybridProvider();
        }
    }

    @Nested
    class Pid implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new PidProvider());
        }

        @Override
        public Plugin plugin() {
            return new PidProvider();
        }
    }

    @Nested
    class Threshold implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new ThresholdProvider());
        }

        @Override
        public Plugin plugin() {
            return new ThresholdProvider();
        }
    }

    @Nested
    class Vegas implements ControllerContract, PluginContract {
        @Override
        public Controller open() {
            return opened(new VegasProvider());
        }

        @Override
        public Plugin plugin() {
            return new VegasProvider();
        }
    }

    @Test
    void thereAreAllOfThem() {
        assertThat(controllers().stream().map(Plugin::name))
                .containsExactly(
                        "aimd",
                        "auto",
                        "byte-target",
                        "columns",
                        "dybbs",
                        "fixed",
                        "fixed-point",
                        "hybrid",
                        "pid",
                        "threshold",
                        "vegas");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            vegas:alpha=-1; option vegas.alpha has to be a number from 0.0 to 1000.0, not '-1'
            vegas:alpha=5; option vegas.alpha has to be at most vegas.beta, not 5.0 above 4.0
            vegas:delta=1; no option 'delta' of vegas in [alpha, beta, gamma, high, quantum, rows]
            aimd:factor=1.5; option aimd.factor has to be a number from 0.01 to 0.99, not '1.5'
            dybbs:rho=x; option dybbs.rho has to be a number from 0.1 to 0.99, not 'x'
            pid:interval=0; option pid.interval has to be a whole number from 1 to 3600000, not '0'
            threshold:low=0.9; option threshold.low has to be at most threshold.high, not 0.9 above 0.8
            byte-target:least=20,most=10; option byte-target.least has to be at most byte-target.most, not 20 above 10
            fixed:rows; a controller is NAME or NAME:key=value,key=value, but here is 'rows'
            bbr; no controller 'bbr' in [aimd, auto, byte-target, columns, dybbs, fixed, fixed-point, hybrid, pid, threshold, vegas]
            """)
    void sayWhatWouldBeRight(String choice, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControllerChoice.parse(choice).open(controllers()))
                .withMessage(message);
    }

    private static List<ControllerProvider> controllers() {
        return Plugins.find().controllers();
    }

    private static Controller opened(ControllerProvider provider) {
        return provider.open(Options.of(provider, Map.of()));
    }
}
