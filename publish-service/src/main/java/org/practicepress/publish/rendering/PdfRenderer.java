package org.practicepress.publish.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.practicepress.print.Typesetter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Sets a factsheet as tagged PDF on A4. */
public final class PdfRenderer {

	private final SpringTemplateEngine templates;

	private final String style;

	public PdfRenderer() {
		// an engine of its own: what is printed must not depend on what the web pages
		// configure
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfRenderer.class.getClassLoader());
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		resolver.setTemplateMode(TemplateMode.HTML);
		resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
		this.templates = new SpringTemplateEngine();
		this.templates.setTemplateResolver(resolver);
		this.style = new String(resource("print.css"), StandardCharsets.UTF_8);
	}

	/**
	 * The factsheet as PDF.
	 * @throws Overdue when that takes too long
	 */
	byte[] render(Sheet sheet, Deadline deadline) {
		Context context = new Context(Locale.ROOT, Map.of("sheet", sheet, "style", this.style));
		String html = this.templates.process("publish/print", context);
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		PdfRendererBuilder builder = Typesetter.of(html, sheet.rightToLeft());
		builder.useUnicodeLineBreaker(deadline.lines());
		builder.useUnicodeCharacterBreaker(deadline.letters());
		builder.addDOMMutator(ReadingOrder::mark);
		try (PdfBoxRenderer setter = builder.buildPdfRenderer()) {
			setter.createPDFWithoutClosing();
			ReadingOrder.restore(setter.getPdfDocument());
			describeLinks(setter.getPdfDocument());
			// in the compressed form the library miscounts the objects, and readers that
			// look closely complain
			setter.getPdfDocument().save(deadline.within(pdf), CompressParameters.NO_COMPRESSION);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The factsheet cannot be set as PDF", ex);
		}
		return pdf.toByteArray();
	}

	/**
	 * Where a link leads is told to who cannot see it, as the standard for accessible PDF
	 * asks.
	 */
	private static void describeLinks(PDDocument pdf) throws IOException {
		for (PDPage page : pdf.getPages()) {
			for (PDAnnotation annotation : page.getAnnotations()) {
				if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI address) {
					link.setContents(address.getURI());
				}
			}
		}
	}

	private static byte[] resource(String name) {
		try (InputStream in = stream(name)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputStream stream(String name) {
		InputStream in = PdfRenderer.class.getResourceAsStream("/publish/" + name);
		if (in == null) {
			throw new IllegalStateException("Not shipped: publish/" + name);
		}
		return in;
	}

}
