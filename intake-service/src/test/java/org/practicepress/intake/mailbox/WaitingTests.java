package org.practicepress.intake.mailbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingTests {

	@Test
	void areTakenTogetherAsFarAsThereIsRoom() {
		assertThat(groups(Set.of(), 5, 5, 1, 20, 3, 3)).containsExactly("0 1", "2", "3", "4 5");
		assertThat(groups(Set.of(), -1, -1, 0)).containsExactly("0 1 2");
		assertThat(groups(Set.of())).isEmpty();
	}

	/** It may be what has ended the process, and takes nobody along. */
	@Test
	void oneThatHasBeenTriedBeforeIsTakenAlone() {
		assertThat(groups(Set.of("1", "2"), 1, 1, 1, 1, 1)).containsExactly("0", "1", "2", "3 4");
		assertThat(groups(Set.of("0"), -1, 0)).containsExactly("0", "1");
	}

	private static List<String> groups(Set<String> tried, long... sizes) {
		List<Waiting> mails = Stream.iterate(0, (number) -> number + 1)
			.limit(sizes.length)
			.map((number) -> new Waiting(new MimeMessage((Session) null), number, String.valueOf(number),
					sizes[number]))
			.toList();
		return Waiting.groups(mails, tried, 10)
			.stream()
			.map((group) -> String.join(" ", Waiting.places(group)))
			.toList();
	}

}
