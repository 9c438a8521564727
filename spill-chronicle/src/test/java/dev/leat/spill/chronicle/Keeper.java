package dev.leat.spill.chronicle;

import dev.leat.api.state.KeyedState;

/// Keeps state as a process of its own: goes on where the state `kept` ends, and says after every so many keys how many
/// there are, until it is killed. Or holds one that is temporary.
final class Keeper {

    private static final int BETWEEN = 100;

    private Keeper() {}

    public static void main(String[] arguments) throws Exception {
        String[] options = arguments.length > 1 ? new String[] {arguments[1], "keys=64"} : new String[] {"keys=64"};
        var states = States.in(java.nio.file.Path.of(arguments[0]), options);
        try (KeyedState state = states.open("test", 8)) {
            // The last key of a process that was killed may be there before its number was.
            for (long next = Math.max(0, state.keys() - 1); ; next += BETWEEN) {
                States.number(next, next + BETWEEN, state);
                // So that the last of them is in the map.
                States.numbered(0, state);
                System.out.println(next + BETWEEN);
            }
        }
    }
}
