package dev.leat.sources.fs;

import dev.leat.api.files.Channels;
import dev.leat.api.source.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The files that a name stands for, in the order of the bytes of their names.
final class FileList {

    /// By the bytes of names in UTF-8, which is the same everywhere, and as object stores have it.
    private static final Comparator<Path> BY_NAME = Comparator.comparing(
                    (Path path) -> path.toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8),
                    Arrays::compareUnsigned)
            .thenComparing(Comparator.naturalOrder());

    private final Map<Path, BasicFileAttributes> found = new TreeMap<>(BY_NAME);
    // The folders being walked, by file key: a link back to one of them is a loop.
    private final Set<Object> entered = new HashSet<>();

    private FileList() {}

    /// @param path what was named
    /// @param text the same, as the pattern that it may be
    static List<Blob> of(Path path, String text) throws IOException, InterruptedException {
        FileList list = new FileList();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            list.add(path, attributes(path));
        } else if (Glob.isPattern(text)) {
            for (String alternative : Glob.alternatives(text)) {
                list.match(path.getRoot(), segments(alternative));
            }
        } else {
            throw NearbyName.missing(path);
        }
        if (list.found.isEmpty()) {
            String problem = Files.isDirectory(path) ? "no files in this folder" : "no file matches this pattern";
            throw new NoSuchFileException(text, null, problem);
        }
        return list.blobs();
    }

    private List<Blob> blobs() throws IOException, InterruptedException {
        List<Blob> blobs = new ArrayList<>(found.size());
        for (Map.Entry<Path, BasicFileAttributes> entry : found.entrySet()) {
            BasicFileAttributes attributes = entry.getValue();
            Path file = entry.getKey();
            blobs.add(
                    streamed(file, attributes)
                            ? new Blob(file.toUri(), -1, "")
                            : new Blob(
                                    file.toUri(),
                                    attributes.size(),
                                    FileVersion.of(attributes).text()));
        }
        return blobs;
    }

    private void add(Path path, BasicFileAttributes attributes) throws IOException, InterruptedException {
        if (!attributes.isDirectory()) {
            found.put(path, attributes);
            return;
        }
        inside(path, attributes, () -> {
            for (Path entry : visible(path)) {
                addOrdinary(entry);
            }
        });
    }

    /// A folder is not to hang on a pipe that lies in it.
    private void addOrdinary(Path path) throws IOException, InterruptedException {
        BasicFileAttributes attributes = attributes(path);
        if (attributes.isDirectory() || attributes.isRegularFile()) {
            add(path, attributes);
        }
    }

    private void match(Path at, List<String> pattern) throws IOException, InterruptedException {
        if (pattern.isEmpty()) {
            addOrdinary(at);
            return;
        }
        String first = pattern.getFirst();
        List<String> rest = pattern.subList(1, pattern.size());
        if (first.equals("**")) {
            matchAtAnyDepth(at, pattern, rest);
            return;
        }
        if (!Glob.isPattern(first)) {
            Path next = at.resolve(first);
            if (Files.exists(next)) {
                match(next, rest);
            }
            return;
        }
        if (Files.isDirectory(at)) {
            Pattern name = Glob.segment(first);
            for (Path entry : all(at)) {
                if (name.matcher(name(entry)).matches() && (rest.isEmpty() || Files.isDirectory(entry))) {
                    match(entry, rest);
                }
            }
        }
    }

    private void matchAtAnyDepth(Path at, List<String> pattern, List<String> rest)
            throws IOException, InterruptedException {
        BasicFileAttributes attributes = attributes(at);
        if (!attributes.isDirectory()) {
            return;
        }
        if (rest.isEmpty()) {
            add(at, attributes);
            return;
        }
        inside(at, attributes, () -> {
            match(at, rest);
            for (Path entry : visible(at)) {
                if (Files.isDirectory(entry)) {
                    match(entry, pattern);
                }
            }
        });
    }

    private void inside(Path folder, BasicFileAttributes attributes, Walk walk)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while listing " + folder);
        }
        Object key = attributes.fileKey() == null ? folder.toRealPath() : attributes.fileKey();
        if (entered.add(key)) {
            walk.run();
            entered.remove(key);
        }
    }

    private static List<Path> visible(Path folder) throws IOException {
        return all(folder).stream().filter(path -> !name(path).startsWith(".")).toList();
    }

    private static List<Path> all(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /// Those of what a link points to.
    private static BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(path)) {
                String target = Files.readSymbolicLink(path).toString();
                throw new NoSuchFileException(path.toString(), target, "a link to what does not exist");
            }
            throw e;
        }
    }

    /// Whether its size says nothing: it is no ordinary file, or one of `/proc`, whose size is 0 while it has
    /// bytes.
    private static boolean streamed(Path file, BasicFileAttributes attributes)
            throws IOException, InterruptedException {
        if (!attributes.isRegularFile()) {
            return true;
        }
        if (attributes.size() > 0) {
            return false;
        }
        return Channels.interruptibly(file.toString(), () -> {
            try (InputStream bytes = Files.newInputStream(file)) {
                return bytes.read() >= 0;
            }
        });
    }

    private static List<String> segments(String pattern) {
        List<String> segments = new ArrayList<>();
        for (String segment : pattern.split("/", -1)) {
            boolean again = segment.equals("**")
                    && !segments.isEmpty()
                    && segments.getLast().equals("**");
            if (!segment.isEmpty() && !again) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private interface Walk {
        void run() throws IOException, InterruptedException;
    }
}
