package org.practicepress.embedded.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what to whose account, and when: a line of JSON each, only ever added to, and
 * on the disk before the act itself counts. A line that a power cut has cut short is left
 * out.
 */
final class AuditTrail {

	private static final Logger logger = LoggerFactory.getLogger(AuditTrail.class);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Path file;

	AuditTrail(Path file) {
		this.file = file;
	}

	synchronized void add(Entry entry) {
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
			// begins with the end of a line: what was cut short before spoils only itself
			byte[] line = ("\n" + JSON.writeValueAsString(entry)).getBytes(StandardCharsets.UTF_8);
			for (ByteBuffer rest = ByteBuffer.wrap(line); rest.hasRemaining();) {
				channel.write(rest);
			}
			channel.force(true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The last first. */
	List<Entry> entries() {
		List<Entry> entries = new ArrayList<>();
		if (Files.exists(this.file)) {
			try {
				for (String line : Files.readString(this.file).lines().toList()) {
					if (!line.isBlank()) {
						read(line, entries);
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		Collections.reverse(entries);
		return entries;
	}

	private void read(String line, List<Entry> entries) {
		try {
			entries.add(JSON.readValue(line, Entry.class));
		}
		catch (JacksonException ex) {
			logger.warn("A line of {} cannot be read and is left out", this.file);
		}
	}

	/**
	 * One act.
	 *
	 * @param at when
	 * @param by the name of who did it
	 * @param what what
	 * @param whom the name of whose account it is
	 * @param more what else is to be known, such as roles
	 */
	record Entry(Instant at, String by, What what, String whom, @Nullable String more) {
	}

	/** What can be done. */
	enum What {

		INVITED, LINK_SENT, ROLES_CHANGED, SUSPENDED, RESTORED, REMOVED, PASSWORD_GIVEN, PASSWORD_SET, PASSWORD_CHANGED,
		RESET_ASKED, EMAIL_CHANGED, FACTOR_ENROLLED, FACTOR_ENDED, RECOVERY_CODE_USED;

		/** Its name in the texts. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
