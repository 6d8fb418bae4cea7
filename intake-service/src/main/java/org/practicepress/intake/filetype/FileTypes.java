package org.practicepress.intake.filetype;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells media types.
 */
public final class FileTypes {

	/** Not the detectors that come with the parsers: those open archives. */
	private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

	private FileTypes() {
	}

	/**
	 * The most likely media type.
	 * @param content the file; its first bytes are read
	 * @param name the sender's name for it
	 * @return such as {@code application/pdf}
	 * @throws IOException when it cannot be read
	 */
	public static String of(InputStream content, String name) throws IOException {
		Metadata metadata = new Metadata();
		metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
		return TYPES.detect(new BufferedInputStream(content), metadata).getBaseType().toString();
	}

}
