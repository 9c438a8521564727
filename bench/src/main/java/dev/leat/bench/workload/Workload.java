package dev.leat.bench.workload;

import dev.leat.bench.input.Input;
import dev.leat.bench.measure.Answer;
import java.util.List;
import java.util.OptionalLong;

/// One question about one input, put to several engines.
public interface Workload {

    /// What it is called on the command line.
    String name();

    /// What is asked, in a line.
    String summary();

    Input input();

    /// The engines and their programs, Leat first.
    ///
    /// @param rows how many rows the input has
    List<Contender> contenders(long rows);

    /// What their answers have in common.
    Answer answer();

    /// The limits of memory it is run at where none is given.
    default List<String> memories() {
        return List.of("2GB");
    }

    /// Whether the limit is the point: engines without one are left out.
    default boolean bounded() {
        return false;
    }

    /// How many rows it has where that is not for the user to say.
    default OptionalLong rows() {
        return OptionalLong.empty();
    }

    /// How it is timed.
    default Timing timing() {
        return Timing.BOTH;
    }

    /// What Leat is to reach.
    default List<Target> targets() {
        return List.of();
    }

    /// What was measured of others elsewhere.
    default List<Recorded> recorded() {
        return List.of();
    }

    /// Which times make sense of a workload.
    enum Timing {
        BOTH,
        /// Of whole processes alone.
        WHOLE
    }

    /// @param rate how many rows a second Leat is to do, where the contender does one
    record Target(String contender, double rate) {}

    /// A speed that was measured on another day, by others than this program.
    ///
    /// @param speed in words
    /// @param where it is written
    record Recorded(String contender, String speed, String where) {}
}
