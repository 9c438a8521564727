package dev.leat.core.run;

import dev.leat.api.plugin.Plugin;
import dev.leat.core.Plugins;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where an input or output is: a URI, made of a path where it is one, without the options that its query holds.
///
/// @param options what the query says, for the plugin that the scheme names; empty for http, where the query is the
///     server's
record Place(URI uri, Map<String, String> options) {

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):(.*)", Pattern.DOTALL);

    /// @throws IllegalArgumentException for what is neither a URI nor a path
    static Place of(String text, Plugins plugins) {
        Matcher form = SCHEME.matcher(text);
        if (!form.matches()) {
            return path(text);
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        boolean known = names(plugins).anyMatch(scheme::equals);
        // A file may have a colon in its name.
        if (!known && !form.group(2).startsWith("//")) {
            return path(text);
        }
        return scheme.startsWith("http")
                ? new Place(uri(scheme, form.group(2)), Map.of())
                : split(scheme, form.group(2));
    }

    /// The scheme, which names the plugin.
    String scheme() {
        return uri.getScheme();
    }

    private static Stream<String> names(Plugins plugins) {
        return Stream.of(plugins.sources(), plugins.stores(), plugins.sinks())
                .flatMap(list -> list.stream().map(Plugin::name));
    }

    private static Place path(String text) {
        try {
            return new Place(
                    new URI("file", null, Path.of(text).toAbsolutePath().toString(), null), Map.of());
        } catch (InvalidPathException | URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a path nor a URI", e);
        }
    }

    private static Place split(String scheme, String rest) {
        int query = rest.indexOf('?');
        if (query < 0 || rest.indexOf('=', query) < 0) {
            return new Place(uri(scheme, rest), Map.of());
        }
        Map<String, String> options = new HashMap<>();
        for (String pair : rest.substring(query + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("an option in a URI is key=value, not '" + pair + "'");
            }
            options.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Place(uri(scheme, rest.substring(0, query)), Map.copyOf(options));
    }

    /// Patterns hold characters that a URI has to have escaped.
    private static URI uri(String scheme, String rest) {
        String text = scheme + ":" + (rest.isEmpty() ? "-" : rest);
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            return escaped(scheme, rest);
        }
    }

    private static URI escaped(String scheme, String rest) {
        try {
            if (!rest.startsWith("//")) {
                return new URI(scheme, rest, null);
            }
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            return new URI(scheme, authority, slash < 0 ? "" : rest.substring(slash), null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + scheme + ":" + rest + "' is not a URI: " + e.getReason(), e);
        }
    }
}
