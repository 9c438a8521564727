package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.junit.jupiter.api.Test;

/// Files that lie: whatever they say, what comes is rows or an error that says what is wrong.
final class HostileArrowTest {

    private static final int MUTATIONS = Integer.getInteger("leat.mutations", 3000);

    @Test
    void anyMutationOfAFileIsReadOrRefusedWithinTheBudget() throws Exception {
        long seed = Seeds.next("HostileArrowTest");
        var random = new Random(seed);
        List<byte[]> files = files(random);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] file = mutated(files.get(random.nextInt(files.size())), random);
            var budget = new ArenaBudget(32 << 20);

            try {
                // Rows that are not there cost nothing to claim, but time to read.
                Arrow.rows(file, budget, new Limited(200));
            } catch (DataException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("memory:/a.arrow:");
            } catch (MemoryExceededException | Limited.Enough e) {
                refused++;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", mutation " + i, e);
            }

            assertThat(budget.used()).as("seed %s, mutation %s", seed, i).isZero();
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 20);
    }

    @Test
    void saysWhatIsNoArrow() {
        assertRefused(new byte[0], "no Arrow: it is empty");
        assertRefused("id,price\n1,2\n3,4\n5,6\n".getBytes(StandardCharsets.UTF_8), "not Arrow");
        assertRefused("FEA1 and so on".getBytes(StandardCharsets.UTF_8), "Feather of version 1");
        assertRefused("ARROW1\0\0".getBytes(StandardCharsets.UTF_8), "too short for an Arrow file");
        assertRefused("ARROW1\0\0 and no more than that".getBytes(StandardCharsets.UTF_8), "does not end in ARROW1");
        assertRefused("ARROW1\0\0....\u0000\u0000\u0000pARROW1".getBytes(StandardCharsets.UTF_8), "a footer of");
    }

    private static void assertRefused(byte[] file, String problem) {
        assertThatThrownBy(() -> Arrow.rows(file, new ArenaBudget(32 << 20), () -> 100))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("memory:/a.arrow: ")
                .hasMessageContaining(problem);
    }

    private static List<byte[]> files(Random random) throws Exception {
        List<byte[]> files = new ArrayList<>();
        Table rows = RandomBatches.of(random.nextLong()).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 300);
        for (String compression : List.of("none", "lz4", "zstd")) {
            Map<String, String> options = Map.of("batch", "16KiB", "compression", compression);
            files.add(Arrow.written(new ArrowProvider(), options, rows, 300));
            files.add(Arrow.written(new ArrowStreamProvider(), options, rows, 300));
        }
        for (CodecType codec : List.of(CodecType.NO_COMPRESSION, CodecType.LZ4_FRAME)) {
            var java = new ArrowJavaFile(ArrowJavaFile.ALL, codec, true);
            java.batch(random, 200);
            files.add(java.end());
        }
        files.add(ArrowJavaFile.nested());
        files.add(ArrowJavaFile.dictionaries());
        return files;
    }

    /// Changes bytes anywhere, most often where metadata are likely, or cuts a piece out.
    private static byte[] mutated(byte[] original, Random random) {
        byte[] file = original.clone();
        switch (random.nextInt(6)) {
            case 0 -> flip(file, 0, file.length, random);
            case 1 -> flip(file, 0, Math.min(file.length, 2000), random);
            case 2 -> flip(file, Math.max(0, file.length - 2000), file.length, random);
            case 3 -> {
                int from = random.nextInt(file.length);
                flip(file, from, Math.min(file.length, from + 40), random);
            }
            case 4 -> {
                int from = random.nextInt(file.length);
                int to = Math.min(file.length, from + 1 + random.nextInt(100));
                Arrays.fill(file, from, to, (byte) (random.nextBoolean() ? 0 : -1));
            }
            default -> {
                int from = random.nextInt(file.length - 1);
                int length = 1 + random.nextInt(Math.min(200, file.length - from));
                byte[] cut = new byte[file.length - length];
                System.arraycopy(file, 0, cut, 0, from);
                System.arraycopy(file, from + length, cut, from, file.length - from - length);
                return cut;
            }
        }
        return file;
    }

    private static void flip(byte[] file, int from, int to, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = from + random.nextInt(to - from);
            file[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (file[at] ^ 1 << random.nextInt(8));
        }
    }

    /// Batches of 500 rows, so many and no more.
    private static final class Limited implements java.util.function.IntSupplier {

        private int left;

        Limited(int batches) {
            left = batches;
        }

        @Override
        public int getAsInt() {
            if (left-- == 0) {
                throw new Enough();
            }
            return 500;
        }

        /// There were more.
        static final class Enough extends RuntimeException {
            private static final long serialVersionUID = 1;
        }
    }
}
