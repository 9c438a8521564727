package dev.leat.cli;

import dev.leat.core.Pipeline.BadRows;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Reads the words of `--on-bad-row`, of which only `divert` is followed by a second.
final class BadRowsWord implements IParameterConsumer {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's signature
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        String word = words.isEmpty() ? "" : words.pop();
        option.setValue(
                switch (word) {
                    case "fail" -> BadRows.FAIL;
                    case "skip" -> BadRows.SKIP;
                    case "divert" -> divert(words, command);
                    default ->
                        throw new ParameterException(
                                command.commandLine(),
                                "--on-bad-row has to be fail, skip or divert FILE, not '" + word + "'");
                });
    }

    @SuppressWarnings("JdkObsolete")
    private static BadRows divert(Stack<String> words, CommandSpec command) {
        if (words.isEmpty()) {
            throw new ParameterException(command.commandLine(), "--on-bad-row divert needs a file to write to");
        }
        return new BadRows.Divert(words.pop());
    }
}
