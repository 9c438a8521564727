package dev.leat.tck.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.source.Blob;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.URI;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class FlakyStoreTest {

    @Test
    void aSeedFailsAtTheSameReads() throws Exception {
        BitSet one = failedReads(7);

        assertThat(failedReads(7)).isEqualTo(one);
        assertThat(failedReads(8)).isNotEqualTo(one);
        assertThat(one.cardinality()).isBetween(200, 400);
    }

    private static BitSet failedReads(long seed) throws Exception {
        var memory = new MemoryStore(new ArenaBudget(1000));
        memory.put(URI.create("memory:/a"), new byte[100]);
        var flaky = new FlakyStore(memory, seed, 0.3);
        Blob blob = flaky.list(URI.create("memory:/a")).getFirst();
        var failed = new BitSet();
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < 1000; i++) {
                try {
                    flaky.read(blob, 0, arena.allocate(10));
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("on purpose");
                    failed.set(i);
                }
            }
        }
        assertThat(flaky.failures()).isEqualTo(failed.cardinality());
        return failed;
    }
}
