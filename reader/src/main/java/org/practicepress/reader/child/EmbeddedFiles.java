package org.practicepress.reader.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.apache.tika.detect.Detector;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.text.Bounded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.ContentHandler;

/**
 * Takes the files out that lie within a file. None of them is opened.
 */
final class EmbeddedFiles implements EmbeddedDocumentExtractor {

	private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFiles.class);

	private static final int MOST = 50;

	private static final long LARGEST = 25L << 20;

	private final Detector detector;

	private final Path directory;

	private final List<EmbeddedFile> files = new ArrayList<>();

	private int begun;

	EmbeddedFiles(Detector detector, Path directory) {
		this.detector = detector;
		this.directory = directory;
	}

	@Override
	public boolean shouldParseEmbedded(Metadata metadata) {
		return this.begun < MOST;
	}

	/** Nothing that a document says becomes a path. */
	@Override
	public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
			throws IOException {
		this.begun++;
		Path file = Files.createTempFile(this.directory, "embedded-", "");
		String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
		try {
			Files.copy(Bounded.stream(in, LARGEST), file, StandardCopyOption.REPLACE_EXISTING);
			try (TikaInputStream copy = TikaInputStream.get(file)) {
				String type = this.detector.detect(copy, metadata).getBaseType().toString();
				this.files.add(new EmbeddedFile((name != null) ? name : "file-" + this.begun, type, file));
			}
		}
		catch (IOException | RuntimeException ex) {
			// the text around it is worth reading all the same
			LOG.debug("A file within a file cannot be taken out", ex);
			Files.deleteIfExists(file);
		}
	}

	List<EmbeddedFile> files() {
		return List.copyOf(this.files);
	}

}
