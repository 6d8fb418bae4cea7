package org.practicepress.review.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.mongodb.MongoGridFSException;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;

import org.springframework.stereotype.Component;

/**
 * What contributors wrote without sending a form.
 */
@Component
public final class MessageTexts {

	private final ClaimChecks files;

	MessageTexts(ClaimChecks files) {
		this.files = files;
	}

	/**
	 * The beginning of a message.
	 * @param file plain text in UTF-8
	 * @param most in bytes, how much of it
	 * @return the text; empty when the file is gone
	 */
	public String beginning(ClaimCheck file, int most) {
		if (file.size() == 0 || most == 0) {
			return "";
		}
		try (InputStream in = this.files.open(file)) {
			String text = new String(in.readNBytes(most), StandardCharsets.UTF_8);
			// a character that was cut in two
			return text.endsWith("\ufffd") ? text.substring(0, text.length() - 1) : text;
		}
		catch (MongoGridFSException ex) {
			return "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
