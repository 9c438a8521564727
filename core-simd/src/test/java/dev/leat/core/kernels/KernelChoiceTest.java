package dev.leat.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.KernelMode;
import dev.leat.core.kernels.KernelChoice.Jvm;
import org.junit.jupiter.api.Test;

final class KernelChoiceTest {

    private static final Jvm WIDE = new Jvm(true, true, 512);

    @Test
    void takesVectorsWhereTheyAreWide() {
        assertThat(KernelChoice.decide("auto", WIDE).mode()).isEqualTo(KernelMode.VECTOR);
    }

    @Test
    void takesScalarLoopsWhereAsked() {
        assertThat(KernelChoice.decide("scalar", WIDE).mode()).isEqualTo(KernelMode.SCALAR);
    }

    @Test
    void takesScalarLoopsWhereVectorsAreNarrow() {
        var decision = KernelChoice.decide("auto", new Jvm(true, true, 128));

        assertThat(decision.mode()).isEqualTo(KernelMode.SCALAR);
        assertThat(decision.reason()).isEqualTo("vectors have 128 bits, and pay from 256");
    }

    @Test
    void takesNarrowVectorsWhereAsked() {
        assertThat(KernelChoice.decide("vector", new Jvm(true, true, 128)).mode())
                .isEqualTo(KernelMode.VECTOR);
    }

    @Test
    void takesScalarLoopsWithoutTheCompilerThatMakesVectors() {
        assertThat(KernelChoice.decide("auto", new Jvm(true, false, 512)).mode())
                .isEqualTo(KernelMode.SCALAR);
    }

    @Test
    void saysWhyVectorsCannotBeHad() {
        assertThatThrownBy(() -> KernelChoice.decide("vector", new Jvm(false, true, 512)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdk.incubator.vector is not there");
        assertThatThrownBy(() -> KernelChoice.decide("vector", new Jvm(true, false, 512)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C2 is off");
    }

    @Test
    void listsTheChoices() {
        assertThatThrownBy(() -> KernelChoice.decide("fast", WIDE))
                .hasMessage("no kernels 'fast' in [auto, scalar, vector]");
    }

    @Test
    void knowsThisJvm() {
        assertThat(Jvm.here().vectorApi()).isTrue();
        assertThat(Jvm.here().vectorBits()).isBetween(64, 2048);
    }
}
