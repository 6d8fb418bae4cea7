package org.practicepress.reader.filetype;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
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
	 * The most likely media type. A picture is one by its content, whatever its name.
	 * @param content the file; its first bytes are read
	 * @param name the sender's name for it
	 * @return such as {@code application/pdf}
	 * @throws IOException when it cannot be read
	 */
	public static String of(InputStream content, String name) throws IOException {
		InputStream again = new BufferedInputStream(content);
		Metadata metadata = new Metadata();
		metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
		MediaType type = TYPES.detect(again, metadata);
		return (type.getType().equals("image") ? TYPES.detect(again, new Metadata()) : type).getBaseType().toString();
	}

}
