package org.practicepress.benchmarks.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The practice that is sent: the English Word form with all answers and no photo, the
 * same for every commit but for its contributor's address, so that no two files are the
 * same.
 */
public final class Practice {

	/** What Word forms are called. */
	public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final String TEXT = "word/document.xml";

	private static final String ADDRESS = "contributor@practice.example";

	private Practice() {
	}

	/**
	 * A form.
	 * @param email its contributor's address
	 * @return the file
	 */
	public static byte[] by(String email) {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		try (ZipInputStream blank = new ZipInputStream(stream()); ZipOutputStream zip = new ZipOutputStream(form)) {
			for (ZipEntry entry = blank.getNextEntry(); entry != null; entry = blank.getNextEntry()) {
				zip.putNextEntry(new ZipEntry(entry.getName()));
				byte[] content = blank.readAllBytes();
				zip.write(entry.getName().equals(TEXT)
						? new String(content, StandardCharsets.UTF_8).replace(ADDRESS, email)
							.getBytes(StandardCharsets.UTF_8)
						: content);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return form.toByteArray();
	}

	private static InputStream stream() throws IOException {
		try (InputStream in = Practice.class.getResourceAsStream("/benchmarks/practice.docx")) {
			return new ByteArrayInputStream(Objects.requireNonNull(in).readAllBytes());
		}
	}

}
