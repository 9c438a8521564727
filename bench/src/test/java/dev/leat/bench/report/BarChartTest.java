package dev.leat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.bench.report.BarChart.Bar;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

final class BarChartTest {

    @Test
    void barsAreAsLongAsTheirValues() throws Exception {
        NodeList rectangles = rectangles(List.of(new Bar("one", 50, 0), new Bar("other", 100, 1)));

        assertThat(width(rectangles, 2)).isEqualTo(2 * width(rectangles, 1));
    }

    @Test
    void isValidWhateverLabelsSayAndWhereAllIsNothing() throws Exception {
        NodeList rectangles = rectangles(List.of(new Bar("a < b & \"c\"", 0, 0)));

        assertThat(width(rectangles, 1)).isZero();
    }

    private static double width(NodeList rectangles, int index) {
        return Double.parseDouble(
                rectangles.item(index).getAttributes().getNamedItem("width").getNodeValue());
    }

    private static NodeList rectangles(List<Bar> bars) throws Exception {
        String svg = BarChart.svg("title", "unit", bars);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("rect");
    }
}
