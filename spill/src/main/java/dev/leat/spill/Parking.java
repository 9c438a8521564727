package dev.leat.spill;

import dev.leat.api.spill.Spill;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Where `spill:` parks rows: `spill:NAME` in the first folder that is spilled to, as `leat-parked-NAME.spill`;
/// `spill:/a/path` in the file of that path.
final class Parking {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Parking() {}

    /// @throws IllegalArgumentException for what is neither a name nor an absolute path
    static Path file(URI uri, Spill spill) {
        String place = uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
        if (place.startsWith("/") && place.length() > 1) {
            return Path.of(place);
        }
        if (!NAME.matcher(place).matches() || place.length() > 200) {
            throw new IllegalArgumentException("spill: takes a name of letters, digits and ._- such as spill:trades,"
                    + " or an absolute path such as spill:/data/trades.spill, not '" + place + "'");
        }
        List<Path> folders = spill.folders();
        Path folder = folders.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir", "/tmp")) : folders.getFirst();
        return folder.resolve("leat-parked-" + place + ".spill");
    }
}
