package dev.leat.cli;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.sink.Sink;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Pipeline.Target;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A few rows as text, to be shown.
final class Table implements Sink {

    private static final String BETWEEN = "  ";
    private static final MathContext BRIEF = new MathContext(10);

    private final Schema schema;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Schema schema) {
        this.schema = schema;
    }

    /// Runs a pipeline and keeps what comes out.
    static Table of(Engine engine, Pipeline pipeline) throws InterruptedException {
        List<Table> made = new ArrayList<>();
        engine.run(pipeline.to(new Target.Given(schema -> {
            made.add(new Table(schema));
            return made.getFirst();
        })));
        return made.getFirst();
    }

    @Override
    public void write(Batch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < schema.size(); column++) {
                cells.add(Cells.text(batch.column(column), schema.field(column).type(), row));
            }
            rows.add(cells);
        }
    }

    @Override
    public void flush() {}

    @Override
    public long bytesWritten() {
        return 0;
    }

    @Override
    public void close() {}

    /// Prints aligned columns, numbers to the right, floats with ten digits at most.
    ///
    /// @param width how many characters there are for a line; columns that find no room are named below. 0: as many
    ///     as needed
    void print(PrintStream out, int width) {
        List<List<String>> lines = rows.stream().map(this::brief).toList();
        List<Integer> widths = widths(lines);
        int shown = fitting(widths, width == 0 ? Integer.MAX_VALUE : width);
        printLine(out, schema.names(), widths, shown);
        for (List<String> cells : lines) {
            printLine(out, cells, widths, shown);
        }
        if (shown < schema.size()) {
            out.println("and " + String.join(", ", schema.names().subList(shown, schema.size())));
        }
    }

    /// Prints a JSON object a line. Numbers keep their digits; what is null is.
    void printJson(PrintStream out) {
        for (List<String> cells : rows) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (int column = 0; column < cells.size(); column++) {
                put(row, column, cells.get(column));
            }
            out.println(row);
        }
    }

    private void put(ObjectNode row, int column, String cell) {
        String name = schema.field(column).name();
        Type type = schema.field(column).type();
        boolean text = type instanceof Type.Utf8 || type instanceof Type.Dictionary;
        if (cell.isEmpty() && !text) {
            row.putNull(name);
        } else if (type instanceof Type.Bool) {
            row.put(name, Boolean.parseBoolean(cell));
        } else if (number(type) && Character.isDigit(cell.charAt(cell.length() - 1))) {
            putNumber(row, name, cell);
        } else {
            row.put(name, cell);
        }
    }

    private static void putNumber(ObjectNode row, String name, String cell) {
        BigDecimal number = new BigDecimal(cell);
        if (number.signum() == 0 && cell.startsWith("-")) {
            row.put(name, -0.0);
        } else {
            row.put(name, number);
        }
    }

    private List<String> brief(List<String> cells) {
        List<String> brief = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            boolean digits = !cell.isEmpty() && Character.isDigit(cell.charAt(cell.length() - 1));
            boolean number = digits && schema.field(column).type() instanceof Type.Float64;
            brief.add(number ? brief(cell) : cell);
        }
        return brief;
    }

    /// A zero keeps its sign, which decimals do not have.
    private static String brief(String cell) {
        BigDecimal brief = new BigDecimal(cell).round(BRIEF);
        return brief.signum() == 0 ? cell : String.valueOf(brief.doubleValue());
    }

    private List<Integer> widths(List<List<String>> lines) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
            int widest = schema.field(column).name().length();
            for (List<String> cells : lines) {
                widest = Math.max(widest, cells.get(column).length());
            }
            widths.add(widest);
        }
        return widths;
    }

    private static int fitting(List<Integer> widths, int width) {
        int used = widths.isEmpty() ? 0 : widths.getFirst();
        int shown = Math.min(1, widths.size());
        while (shown < widths.size() && used + BETWEEN.length() + widths.get(shown) <= width) {
            used += BETWEEN.length() + widths.get(shown);
            shown++;
        }
        return shown;
    }

    private void printLine(PrintStream out, List<String> cells, List<Integer> widths, int shown) {
        var line = new StringBuilder();
        for (int column = 0; column < shown; column++) {
            String pad = " ".repeat(widths.get(column) - cells.get(column).length());
            String between = column == 0 ? "" : BETWEEN;
            line.append(between);
            line.append(number(schema.field(column).type()) ? pad + cells.get(column) : cells.get(column) + pad);
        }
        out.println(line.toString().stripTrailing());
    }

    private static boolean number(Type type) {
        return switch (type) {
            case Type.Int32 _, Type.Int64 _, Type.Float32 _, Type.Float64 _, Type.Decimal _ -> true;
            case Type.Bool _, Type.Timestamp _, Type.Date _, Type.Utf8 _, Type.Binary _, Type.Dictionary _ -> false;
        };
    }
}
