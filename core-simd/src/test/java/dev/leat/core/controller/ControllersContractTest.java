package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.ControllerProvider;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.tck.ControllerContract;
import dev.leat.tck.PluginContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class ControllersContractTest {

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

    private static Controller opened(ControllerProvider provider) {
        return provider.open(Options.of(provider, Map.of()));
    }
}
