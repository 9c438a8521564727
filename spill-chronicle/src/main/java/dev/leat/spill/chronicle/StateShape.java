package dev.leat.spill.chronicle;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What a map is made for, as its folder says it: a map can only be opened as what it was made.
///
/// @param stateBytes of each state
record StateShape(long stateBytes, MapSize size) {

    private static final String FORMAT = "1";

    String text(String map) {
        return "format=" + FORMAT + "\nmap=" + map + "\nstate-bytes=" + stateBytes + "\nentries=" + size.entries()
                + "\nkey-bytes=" + size.keyBytes() + "\n";
    }

    /// What a folder holds.
    ///
    /// @return empty where it holds nothing yet
    /// @throws IOException where it says nothing that can be understood
    static Optional<Held> read(Path file) throws IOException {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            if (!FORMAT.equals(properties.getProperty("format"))) {
                throw new IOException(file + " is of format " + properties.getProperty("format") + ", not " + FORMAT
                        + ": it is no state, or one of another version of Leat");
            }
            var size = new MapSize(number(properties, "entries"), number(properties, "key-bytes"));
            return Optional.of(new Held(
                    properties.getProperty("map", ""), new StateShape(number(properties, "state-bytes"), size)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not describe a state: " + e.getMessage(), e);
        }
    }

    private static long number(Properties properties, String key) {
        return Long.parseLong(properties.getProperty(key, ""));
    }

    /// A map that is there.
    ///
    /// @param map its file
    record Held(String map, StateShape shape) {}
}
