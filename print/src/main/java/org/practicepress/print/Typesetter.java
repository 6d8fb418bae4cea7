package org.practicepress.print;

import java.util.logging.Level;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

/**
 * Sets HTML as tagged PDF. Style sheets find the fonts as {@code pp-sans},
 * {@code pp-serif}, {@code pp-serif-italic} and {@code pp-arabic}.
 */
public final class Typesetter {

	static {
		// It would tell the console of every style sheet and font.
		XRLog.listRegisteredLoggers().forEach((logger) -> XRLog.setLevel(logger, Level.WARNING));
	}

	private Typesetter() {
	}

	/**
	 * Makes ready to set one document. Nothing outside of it is fetched.
	 * @param html the document, well-formed
	 * @param rightToLeft which way it runs
	 * @return what sets it
	 */
	public static PdfRendererBuilder of(String html, boolean rightToLeft) {
		PdfRendererBuilder builder = new PdfRendererBuilder();
		font(builder, "NotoSans-Regular", "pp-sans", 400);
		font(builder, "NotoSans-Bold", "pp-sans", 700);
		font(builder, "NotoSerif-Bold", "pp-serif", 700);
		font(builder, "NotoSerif-Bold", "pp-serif", 400);
		font(builder, "NotoSerif-Italic", "pp-serif-italic", 400);
		font(builder, "NotoNaskhArabic-Regular", "pp-arabic", 400);
		font(builder, "NotoNaskhArabic-Bold", "pp-arabic", 700);
		builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
		builder.useUnicodeBidiReorderer(new ArabicReorderer());
		builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
		builder.usePdfUaAccessibility(true);
		builder.withProducer("Practice Press");
		for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
			builder.useExternalResourceAccessControl((uri, type) -> uri.startsWith("data:"), when);
		}
		builder.withHtmlContent(html, null);
		return builder;
	}

	private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
		builder.useFont(() -> FontFile.open(file), family, weight, FontStyle.NORMAL, true);
	}

}
