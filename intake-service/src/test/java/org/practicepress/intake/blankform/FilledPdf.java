package org.practicepress.intake.blankform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Fills in a blank PDF form the way viewers store what people type and tick in it. */
public final class FilledPdf implements FillableForm {

	private final PDDocument pdf;

	private final PDAcroForm fields;

	private FilledPdf(PDDocument pdf) {
		this.pdf = pdf;
		this.fields = Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm(null));
	}

	/**
	 * Opens a blank form.
	 * @param blank the bytes of a .pdf file
	 * @return a form to fill in
	 */
	public static FilledPdf of(byte[] blank) {
		try {
			return new FilledPdf(Loader.loadPDF(blank));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public FilledPdf type(String key, String text) {
		PDTextField field = (PDTextField) field(key);
		field.getCOSObject().setString(COSName.V, text.replace('\n', '\r'));
		for (PDAnnotationWidget widget : field.getWidgets()) {
			widget.getCOSObject().removeItem(COSName.AP);
		}
		return this;
	}

	@Override
	public FilledPdf choose(String key, String code) {
		return tick(key, code);
	}

	@Override
	public FilledPdf pick(String key, YearMonth month) {
		return type(key, month.format(DateTimeFormatter.ofPattern("MM/uuuu")));
	}

	/** Photos are sent beside the form. */
	@Override
	public FilledPdf photo(String key, byte[] jpeg, String caption) {
		return this;
	}

	@Override
	public FilledPdf tick(String key, String... codes) {
		try {
			for (String code : codes) {
				if (this.fields.getField(key) instanceof PDRadioButton buttons) {
					buttons.setValue(code);
				}
				else {
					((PDCheckBox) field(key + "/" + code)).check();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	private PDField field(String name) {
		return Objects.requireNonNull(this.fields.getField(name), name);
	}

	/**
	 * The form as it is to be changed further.
	 * @return the document
	 */
	PDDocument pdf() {
		return this.pdf;
	}

	@Override
	public byte[] toBytes() {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			this.pdf.save(bytes, CompressParameters.NO_COMPRESSION);
			this.pdf.close();
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
