package dev.leat.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// What is wrong with a command line, in a sentence, with what a misspelt word may have meant.
public final class WrongUse {

    private WrongUse() {}

    public static String problem(ParameterException wrong) {
        // picocli tells first of what is missing, even where it is only misspelt.
        List<String> unknown = wrong.getCommandLine().getUnmatchedArguments();
        return unknown.isEmpty()
                ? String.valueOf(wrong.getMessage())
                : unknown(wrong.getCommandLine(), unknown.getFirst());
    }

    /// The names of a command's subcommands.
    public static List<String> commands(CommandLine command) {
        return List.copyOf(command.getSubcommands().keySet());
    }

    private static String unknown(CommandLine command, String given) {
        String word = given.startsWith("-") ? given.replaceFirst("=.*", "") : given;
        if (word.startsWith("-")) {
            return "no option '" + word + "'"
                    + Spelling.hint(word, command.getCommandSpec().optionsMap().keySet());
        }
        List<String> names = commands(command);
        return names.isEmpty()
                ? "what is '" + word + "' for?"
                : "no command '" + word + "' in " + names + Spelling.hint(word, names);
    }
}
