package org.practicepress.reader.mail;

import java.util.List;

/**
 * What is written in a mail, in its parts. Pure.
 */
sealed interface Written {

	Written NOTHING = new All(List.of());

	/**
	 * What comes closest to what was typed.
	 * @return plain text, where there is the choice
	 */
	List<MailBody> words();

	/**
	 * What keeps tables.
	 * @return web pages, where there is the choice
	 */
	List<MailBody> pages();

	/**
	 * One text.
	 *
	 * @param body the text
	 * @param isPage whether it is a web page
	 */
	record Text(MailBody body, boolean isPage) implements Written {

		@Override
		public List<MailBody> words() {
			return List.of(this.body);
		}

		@Override
		public List<MailBody> pages() {
			return List.of(this.body);
		}

	}

	/**
	 * Texts that follow each other, with files between them perhaps.
	 *
	 * @param parts the texts
	 */
	record All(List<Written> parts) implements Written {

		@Override
		public List<MailBody> words() {
			return this.parts.stream().flatMap((part) -> part.words().stream()).toList();
		}

		@Override
		public List<MailBody> pages() {
			return this.parts.stream().flatMap((part) -> part.pages().stream()).toList();
		}

	}

	/**
	 * The same, written in several ways, the plainest first.
	 *
	 * @param ways the ways
	 */
	record OneOf(List<Written> ways) implements Written {

		@Override
		public List<MailBody> words() {
			return this.ways.stream().map(Written::words).filter(OneOf::saySomething).findFirst().orElse(List.of());
		}

		@Override
		public List<MailBody> pages() {
			return this.ways.reversed()
				.stream()
				.map(Written::pages)
				.filter(OneOf::saySomething)
				.findFirst()
				.orElse(List.of());
		}

		private static boolean saySomething(List<MailBody> bodies) {
			return bodies.stream().anyMatch((body) -> !body.lines().isEmpty());
		}

	}

}
