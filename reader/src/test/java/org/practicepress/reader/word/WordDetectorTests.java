package org.practicepress.reader.word;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WordDetectorTests {

	private static final Path CORPUS = Path.of("src", "test", "resources", "corpus");

	private static final String CONTENTS = "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.%s\"/>";

	private final WordDetector detector = new WordDetector((input, metadata) -> MediaType.OCTET_STREAM);

	@TempDir
	private Path directory = Path.of("");

	@Test
	void knowsWhatWordAndLibreOfficeWrite() throws IOException {
		for (String form : new String[] { "en/tailors.docx", "en/tailors.saved.docx" }) {
			assertThat(detect(CORPUS.resolve(form)).getSubtype())
				.isEqualTo("vnd.openxmlformats-officedocument.wordprocessingml.document");
		}
	}

	@Test
	void leavesAllElseToOthers() throws IOException {
		String contents = CONTENTS.formatted("document.main+xml");
		for (Path file : new Path[] { CORPUS.resolve("en/tailors.odt"), CORPUS.resolve("en/tailors.saved.doc"),
				Files.write(this.directory.resolve("empty"), new byte[0]),
				Files.writeString(this.directory.resolve("half"), "PK\3\4 and then nothing"),
				zip(Map.of("word/document.xml", "")), zip(Map.of("[Content_Types].xml", contents)),
				zip(Map.of("[Content_Types].xml", CONTENTS.formatted("template.main+xml"), "word/document.xml", "")),
				zip(Map.of("[Content_Types].xml", contents, "word/document.xml", "", "mimetype", "text/plain")) }) {
			assertThat(detect(file)).isEqualTo(MediaType.OCTET_STREAM);
		}
	}

	private MediaType detect(Path file) throws IOException {
		try (TikaInputStream in = TikaInputStream.get(file)) {
			return this.detector.detect(in, new Metadata());
		}
	}

	private Path zip(Map<String, String> parts) throws IOException {
		Path file = Files.createTempFile(this.directory, "parts", ".docx");
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, String> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return file;
	}

}
