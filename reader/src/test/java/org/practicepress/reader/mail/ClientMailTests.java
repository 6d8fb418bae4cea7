package org.practicepress.reader.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientMailTests {

	@TempDir
	private Path directory = Path.of("");

	static Stream<MailShape> mails() {
		return ClientMails.all();
	}

	/** Which files come out, and which text is its sender's own. */
	@ParameterizedTest
	@MethodSource("mails")
	void isReadAsItWasMeant(MailShape shape) throws IOException {
		shape.isReadAsItWasMeant(this.directory);
	}

}
