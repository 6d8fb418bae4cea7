package org.practicepress.reader.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.re2j.Pattern;
import org.apache.tika.config.Field;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.emitter.AbstractEmitter;
import org.apache.tika.pipes.emitter.StreamEmitter;
import org.practicepress.reader.text.BoundedStream;

/**
 * Runs in the child process: leaves the files within a file in the work directory. Public
 * for Tika, which makes it from the configuration.
 */
public final class EmbeddedFileEmitter extends AbstractEmitter implements StreamEmitter {

	public static final String NAME = "embedded";

	/** Only keys the parent has made: nothing a document says becomes a path. */
	private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}-\\d{1,4}");

	private Path basePath = Path.of("");

	private long maxBytes;

	/**
	 * Where to leave the files.
	 * @param basePath the directory
	 */
	@Field
	public void setBasePath(String basePath) {
		this.basePath = Path.of(basePath);
	}

	/**
	 * How large one file may be.
	 * @param maxBytes the number of bytes
	 */
	@Field
	public void setMaxBytes(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	@Override
	public void emit(String key, InputStream in, Metadata metadata, ParseContext context) throws IOException {
		if (!KEY.matcher(key).matches()) {
			throw new IOException("No key of an embedded file: " + key);
		}
		Path file = this.basePath.resolve(key);
		Files.copy(new BoundedStream(in, this.maxBytes), file);
	}

	@Override
	public void emit(String key, List<Metadata> metadata, ParseContext context) {
		throw new UnsupportedOperationException("Text goes back to the parent process");
	}

}
