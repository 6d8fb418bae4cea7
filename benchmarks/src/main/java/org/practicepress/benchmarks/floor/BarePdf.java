package org.practicepress.benchmarks.floor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import org.practicepress.print.Typesetter;

/**
 * openhtmltopdf with the HTML of the practice's factsheet, as it was set in November
 * 2026, and the fonts that it uses.
 */
final class BarePdf {

	private BarePdf() {
	}

	static void measure(int times) throws Exception {
		XRLog.setLoggingEnabled(false);
		String html;
		try (InputStream in = Objects.requireNonNull(BarePdf.class.getResourceAsStream("/benchmarks/factsheet.html"))) {
			html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		// as warm as a site that has set as many
		var unused = Floor.aSecond(times, (time) -> set(html));
		Floor.say("a-second", Floor.aSecond(times, (time) -> set(html)));
	}

	private static void set(String html) throws IOException {
		PdfRendererBuilder builder = new PdfRendererBuilder();
		font(builder, "NotoSans-Regular", "pp-sans", 400);
		font(builder, "NotoSans-Bold", "pp-sans", 700);
		font(builder, "NotoSerif-Bold", "pp-serif", 700);
		font(builder, "NotoSerif-Italic", "pp-serif-italic", 400);
		builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
		builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
		builder.usePdfUaAccessibility(true);
		builder.withHtmlContent(html, null);
		builder.toStream(OutputStream.nullOutputStream());
		builder.run();
	}

	private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
		builder.useFont(
				() -> Objects.requireNonNull(Typesetter.class.getResourceAsStream("/print/fonts/" + file + ".ttf")),
				family, weight, FontStyle.NORMAL, true);
	}

}
