package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.MemoryLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LevelsTest {

    @TempDir
    private Path folder;

    @Test
    void levelsAreEnteredAboveOneShareAndLeftBelowAnother() {
        var levels = new Levels();

        levels.use(79, 100);
        assertThat(levels.holding()).isEmpty();
        levels.use(80, 100);
        assertThat(levels.holding()).containsOnly(MemoryLevel.SHRINK);
        levels.use(86, 100);
        assertThat(levels.holding()).containsOnly(MemoryLevel.SHRINK, MemoryLevel.SPILL);
        levels.use(90, 100);
        assertThat(levels.holding()).containsOnly(MemoryLevel.SHRINK, MemoryLevel.SPILL, MemoryLevel.PAUSE);
        levels.use(70, 100);
        assertThat(levels.holding()).containsOnly(MemoryLevel.SPILL, MemoryLevel.PAUSE);
        levels.use(69, 100);
        assertThat(levels.holding()).containsOnly(MemoryLevel.SPILL);
        levels.use(59, 100);
        assertThat(levels.holding()).isEmpty();
    }

    @Test
    void eachTimeALevelIsReachedCounts() {
        var levels = new Levels();

        for (int use : List.of(85, 80, 85, 59, 85, 100)) {
            levels.use(use, 100);
        }
        levels.refused(100, 100);

        assertThat(levels.reached())
                .containsEntry(MemoryLevel.SHRINK, 2L)
                .containsEntry(MemoryLevel.SPILL, 2L)
                .containsEntry(MemoryLevel.PAUSE, 1L)
                .containsEntry(MemoryLevel.REFUSE, 1L)
                .containsEntry(MemoryLevel.BREAKER, 0L);
    }

    @Test
    void theFlightRecorderIsTold() throws Exception {
        Path file = folder.resolve("levels.jfr");
        try (var recording = new Recording()) {
            recording.enable("dev.leat.MemoryLevel");
            recording.start();
            new Levels().resident(96, 100);
            recording.stop();
            recording.dump(file);
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getString("level")).isEqualTo("breaker");
            assertThat(event.getLong("used")).isEqualTo(96);
            assertThat(event.getLong("limit")).isEqualTo(100);
        });
        Files.delete(file);
    }
}
