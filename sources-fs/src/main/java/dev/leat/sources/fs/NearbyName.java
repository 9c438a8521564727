package dev.leat.sources.fs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// What somebody may have meant who mistyped a name.
final class NearbyName {

    private NearbyName() {}

    /// An error that says what is missing, and which name near it there is.
    static NoSuchFileException missing(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return new NoSuchFileException(path.toString(), null, "there is no folder " + folder);
        }
        String nearest = nearest(folder, String.valueOf(path.getFileName()));
        String hint = nearest.isEmpty() ? "" : "; there is " + nearest;
        return new NoSuchFileException(path.toString(), null, "no such file" + hint);
    }

    /// The name in a folder that is nearest to another, or nothing where none differs in less than a third.
    private static String nearest(Path folder, String name) throws IOException {
        String nearest = "";
        int least = name.length() / 3 + 1;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String other = String.valueOf(entry.getFileName());
                int distance = distance(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
                boolean asNear = distance == least && !nearest.isEmpty();
                if (distance < least || (asNear && other.compareTo(nearest) < 0)) {
                    least = distance;
                    nearest = other;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return nearest;
    }

    /// Levenshtein's: how many letters to change, add or drop.
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
