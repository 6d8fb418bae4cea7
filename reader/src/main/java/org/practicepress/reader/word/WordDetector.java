package org.practicepress.reader.word;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/**
 * Knows a Word document by what its table of contents says. Tika reads every part's links
 * to tell so, which takes as long as reading the form. Whatever is not as plain as what
 * Word writes is left to Tika.
 */
public final class WordDetector implements Detector {

	private static final long serialVersionUID = 1L;

	private static final MediaType WORD = MediaType
		.application("vnd.openxmlformats-officedocument.wordprocessingml.document");

	private static final String CONTENTS = "[Content_Types].xml";

	private static final String MAIN_PART = "word/document.xml";

	private static final String MAIN_TYPE = "\"" + WORD + ".main+xml\"";

	/** In bytes; a form's is a hundredth of it. */
	private static final int LONGEST_CONTENTS = 100_000;

	private final Detector others;

	/**
	 * A detector that asks others.
	 * @param others for all that is no plain Word document
	 */
	public WordDetector(Detector others) {
		this.others = others;
	}

	@Override
	public MediaType detect(InputStream input, Metadata metadata) throws IOException {
		TikaInputStream file = TikaInputStream.cast(input);
		return (file != null && file.hasFile() && isWord(file.getPath())) ? WORD : this.others.detect(input, metadata);
	}

	private static boolean isWord(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			if (in.read() != 'P' || in.read() != 'K') {
				return false;
			}
		}
		try (ZipFile zip = new ZipFile(file.toFile())) {
			ZipEntry contents = zip.getEntry(CONTENTS);
			if (contents == null || zip.getEntry(MAIN_PART) == null || zip.getEntry("mimetype") != null) {
				return false;
			}
			try (InputStream in = zip.getInputStream(contents)) {
				return new String(in.readNBytes(LONGEST_CONTENTS), StandardCharsets.UTF_8).contains(MAIN_TYPE);
			}
		}
		catch (IOException ex) {
			// damaged: others look closer
			return false;
		}
	}

}
