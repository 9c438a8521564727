package dev.leat.formats.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplicitSchemaTest {

    private static final String TRADES =
            "{\"columns\": [{\"name\": \"price\", \"type\": \"decimal(8)\"}, {\"name\": \"time\", \"type\": \"timestamp(ms, Z)\"}]}";

    @Test
    void readsColumnsAndTypes() {
        assertThat(ExplicitSchema.parse(TRADES).fields()).hasToString("[price decimal(8), time timestamp(ms, Z)]");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("trades.json"), "\n" + TRADES + "\n");

        assertThat(ExplicitSchema.parse(file.toString())).isEqualTo(ExplicitSchema.parse(TRADES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'columns': [{'name': 'a', 'type': 'int64'}, {'name': 'b', 'type': 'decimal'}]} | schema: columns[1] ('b'): no type 'decimal' in [bool,",
                "{'columns': [{'name': 'a', 'type': 'decimal(40)'}]} | schema: columns[0] ('a'): a decimal of 64 bits has 0 to 18 places, not 40",
                "{'columns': [{'name': 'a', 'typ': 'int64'}]} | schema: columns[0]: no key 'typ' in [name, type, metadata]",
                "{'columns': [{'name': 'a'}]} | schema: columns[0] has no text 'type' as in {'columns': [{'name': 'price', 'type': 'decimal(8)'}, …]}",
                "{'columns': [{'name': 5, 'type': 'int64'}]} | schema: columns[0] has no text 'name'",
                "{'columns': ['a']} | schema: columns[0] is not an object",
                "{'columns': [{'name': '', 'type': 'int64'}]} | schema: columns[0] (''): a column needs a name",
                "{'columns': []} | schema: 'columns' is not a list of columns",
                "{'fields': []} | schema: no key 'fields' in [columns]",
                "{'columns': [{'name': 'a', 'type': 'int64'}, {'name': 'a', 'type': 'int64'}]} | schema: two columns are named 'a'",
                "{'columns': [}  | schema: line 1, column 14: Unexpected close marker '}': expected ']'",
                "{'columns': [{'name': 'a', 'name': 'b', 'type': 'int64'}]} | schema: line 1, column",
                "{'columns': [{'name': 'a', 'type': 'int64'}]} x | schema: line 1, column"
            })
    void namesThePlaceAtFault(String json, String message) {
        assertThatThrownBy(() -> ExplicitSchema.parse(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(found -> assertThat(found.replace('"', '\'')).contains(message));
    }

    @Test
    void saysWhatIsWantedWhereThereIsNoSuchFile() {
        assertThatThrownBy(() -> ExplicitSchema.parse("no/such/file.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot read 'no/such/file.json'")
                .hasMessageContaining("{\"columns\": [");
    }
}
