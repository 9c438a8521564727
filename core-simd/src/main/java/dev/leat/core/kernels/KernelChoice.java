package dev.leat.core.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.leat.api.plugin.KernelMode;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/// Decides which loops run. It asks the JVM about itself, and touches no class of the Vector API: one that fails to
/// load there would stay broken for good.
public final class KernelChoice {

    /// Below this, vectors gain too little: docs/benchmarks.md, "Kernels".
    private static final int LEAST_BITS = 256;

    private static final System.Logger LOG = System.getLogger("dev.leat.core");

    private KernelChoice() {}

    /// Decides, and logs the decision with its reason.
    ///
    /// @param choice `auto`, `scalar` or `vector`
    /// @throws IllegalArgumentException for another word, and for `vector` where that is impossible; says why
    public static KernelMode choose(String choice) {
        return choose(choice, Jvm.here());
    }

    /// What [#choose] decides, without a word in the log.
    public static Decision decide(String choice) {
        return decide(choice, Jvm.here());
    }

    static KernelMode choose(String choice, Jvm jvm) {
        Decision decision = decide(choice, jvm);
        LOG.log(
                System.Logger.Level.INFO,
                () -> "kernels: " + decision.mode().name().toLowerCase(Locale.ROOT) + " (" + decision.reason() + ")");
        return decision.mode();
    }

    static Decision decide(String choice, Jvm jvm) {
        if (choice.equals("scalar")) {
            return new Decision(KernelMode.SCALAR, "as asked");
        }
        boolean asked = choice.equals("vector");
        if (!asked && !choice.equals("auto")) {
            throw new IllegalArgumentException("no kernels '" + choice + "' in [auto, scalar, vector]");
        }
        Optional<String> obstacle = jvm.obstacle();
        if (obstacle.isPresent() && asked) {
            throw new IllegalArgumentException("vector kernels cannot run: " + obstacle.get());
        }
        if (obstacle.isPresent()) {
            return new Decision(KernelMode.SCALAR, obstacle.get());
        }
        if (!asked && jvm.vectorBits() < LEAST_BITS) {
            return new Decision(
                    KernelMode.SCALAR, "vectors have " + jvm.vectorBits() + " bits, and pay from " + LEAST_BITS);
        }
        return new Decision(KernelMode.VECTOR, asked ? "as asked" : "vectors of " + jvm.vectorBits() + " bits");
    }

    /// Which loops run, and why.
    public record Decision(KernelMode mode, String reason) {}

    /// What a JVM can do.
    ///
    /// @param vectorApi whether the module is there
    /// @param optimizing whether its optimising compiler, which makes vectors of the API's calls, is on
    /// @param vectorBits of the widest vectors that it uses
    record Jvm(boolean vectorApi, boolean optimizing, int vectorBits) {

        static Jvm here() {
            return new Jvm(
                    ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                    c2(),
                    8 * number("MaxVectorSize"));
        }

        Optional<String> obstacle() {
            if (!vectorApi) {
                return Optional.of(
                        "the module jdk.incubator.vector is not there; add --add-modules jdk.incubator.vector");
            }
            return optimizing ? Optional.empty() : Optional.of("the compiler C2 is off");
        }

        private static boolean c2() {
            boolean interpreted = System.getProperty("java.vm.info", "").contains("interpreted");
            return !interpreted && number("TieredStopAtLevel") == 4;
        }

        /// A number among the JVM's flags, 0 where it has none of that name.
        private static int number(String flag) {
            HotSpotDiagnosticMXBean flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            if (flags == null) {
                return 0;
            }
            try {
                return Integer.parseInt(flags.getVMOption(flag).getValue());
            } catch (IllegalArgumentException _) {
                return 0;
            }
        }
    }
}
