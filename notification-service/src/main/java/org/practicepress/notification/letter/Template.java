package org.practicepress.notification.letter;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.practicepress.notification.letter.Block.Shape;

/**
 * What a letter says between its greeting and its end, as docs/mails.md has it: sections
 * with empty lines between them. A section in which a variable has nothing to say is left
 * out.
 *
 * @param subject the subject
 * @param sections what follows
 */
record Template(Phrase subject, List<Section> sections) {

	private static final String SUBJECT = "Subject:";

	private static final String LEADS = "a link leads to one variable, or to an address that begins with https://";

	/**
	 * Understands a template.
	 * @param text the template
	 * @param mail which letter it is of
	 * @param faults told what is wrong with it
	 * @return the template; of no use when there are faults
	 */
	static Template parse(String text, Mail mail, Faults faults) {
		Parser parser = new Parser(mail, faults);
		List<String> lines = text.lines().map(String::strip).toList();
		for (int at = 0; at < lines.size(); at++) {
			parser.line(at + 1, lines.get(at));
		}
		return parser.end();
	}

	/**
	 * Fills it in.
	 * @param filling what its variables say
	 * @return the pieces of the letter
	 */
	List<Block> blocks(Filling filling) {
		return this.sections.stream().flatMap((section) -> section.blocks(filling).stream()).toList();
	}

	/**
	 * Whether it has a place for something.
	 * @param variable one that stands alone
	 * @return true if so
	 */
	boolean shows(Variable variable) {
		return this.sections.stream().anyMatch((section) -> section.pieces().contains(new Insert(variable)));
	}

	/**
	 * What is said together or not at all.
	 *
	 * @param pieces one after the other
	 */
	record Section(List<Piece> pieces) {

		private List<Block> blocks(Filling filling) {
			List<Block> blocks = new ArrayList<>();
			for (Piece piece : this.pieces) {
				List<Block> said = piece.blocks(filling);
				if (said.isEmpty()) {
					return List.of();
				}
				blocks.addAll(said);
			}
			return blocks;
		}

	}

	/**
	 * A piece of a letter that is yet to be filled in.
	 */
	sealed interface Piece {

		/** What it says; nothing when a variable has nothing to say. */
		List<Block> blocks(Filling filling);

	}

	/** A paragraph, a heading, a note or a list. */
	private record Words(Shape shape, List<Phrase> lines) implements Piece {

		@Override
		public List<Block> blocks(Filling filling) {
			List<String> said = this.lines.stream().map(filling::say).flatMap(Optional::stream).toList();
			return (said.size() == this.lines.size()) ? List.of(new Block(this.shape, said, List.of())) : List.of();
		}

	}

	/** A link. */
	private record Link(Phrase words, Phrase target) implements Piece {

		@Override
		public List<Block> blocks(Filling filling) {
			return filling.say(this.words)
				.flatMap((words) -> filling.say(this.target).map((target) -> Block.link(words, target)))
				.stream()
				.toList();
		}

	}

	/** A list, or what somebody wrote. */
	private record Insert(Variable variable) implements Piece {

		@Override
		public List<Block> blocks(Filling filling) {
			return filling.pieces(this.variable);
		}

	}

	/**
	 * Line by line.
	 */
	private static final class Parser {

		private final Mail mail;

		private final Faults faults;

		private final List<Section> sections = new ArrayList<>();

		private final Set<Variable> said = new HashSet<>();

		private List<Piece> section = new ArrayList<>();

		private Phrase subject = Phrase.of("");

		private boolean begun;

		private boolean faulty;

		private Parser(Mail mail, Faults faults) {
			this.mail = mail;
			this.faults = faults;
		}

		private void line(int number, String line) {
			try {
				if (!this.begun) {
					subject(line);
				}
				else if (line.isEmpty()) {
					endSection();
				}
				else {
					add(line);
				}
			}
			catch (IllegalArgumentException ex) {
				this.faulty = true;
				this.faults.at(number, String.valueOf(ex.getMessage()));
			}
		}

		private void subject(String line) {
			this.begun = true;
			String words = line.startsWith(SUBJECT) ? line.substring(SUBJECT.length()).strip() : "";
			if (words.isEmpty()) {
				throw new IllegalArgumentException(
						"it must begin with the subject, as in \"Subject: Your practice has been accepted\"");
			}
			this.subject = phrase(words);
		}

		private void add(String line) {
			Optional<Variable> alone = alone(line);
			if (line.startsWith("# ")) {
				this.section.add(new Words(Shape.HEADING, List.of(phrase(line.substring(2).strip()))));
			}
			else if (line.startsWith("- ")) {
				also(Shape.LIST, phrase(line.substring(2).strip()));
			}
			else if (line.startsWith("[") && line.endsWith(")") && line.contains("](")) {
				int between = line.indexOf("](");
				this.section.add(new Link(phrase(line.substring(1, between).strip()),
						target(line.substring(between + 2, line.length() - 1).strip())));
			}
			else if (alone.isPresent()) {
				this.said.add(alone.get());
				this.section.add(new Insert(alone.get()));
			}
			else if (line.contains("](")) {
				throw new IllegalArgumentException("a link stands in a line of its own: [words](address)");
			}
			else {
				text(phrase(line));
			}
		}

		/** Lines of a text are one paragraph; below a link it is a note. */
		private void text(Phrase line) {
			if (!this.section.isEmpty() && this.section.getLast() instanceof Words before
					&& (before.shape() == Shape.PARAGRAPH || before.shape() == Shape.NOTE)) {
				List<Phrase.Part> parts = new ArrayList<>(before.lines().getLast().parts());
				parts.add(new Phrase.Part(" ", false));
				parts.addAll(line.parts());
				this.section.removeLast();
				this.section.add(new Words(before.shape(), List.of(new Phrase(List.copyOf(parts)))));
			}
			else {
				boolean note = !this.section.isEmpty() && this.section.getLast() instanceof Link;
				this.section.add(new Words(note ? Shape.NOTE : Shape.PARAGRAPH, List.of(line)));
			}
		}

		private void also(Shape shape, Phrase line) {
			List<Phrase> lines = new ArrayList<>();
			if (!this.section.isEmpty() && this.section.getLast() instanceof Words before && before.shape() == shape) {
				lines.addAll(before.lines());
				this.section.removeLast();
			}
			lines.add(line);
			this.section.add(new Words(shape, List.copyOf(lines)));
		}

		private Optional<Variable> alone(String line) {
			return this.mail.variables()
				.stream()
				.filter((variable) -> variable.shape() == Variable.Shape.PIECE
						&& line.equals("{" + variable.code() + "}"))
				.findFirst();
		}

		private Phrase phrase(String text) {
			Phrase phrase = Phrase.of(text);
			for (String name : phrase.names()) {
				find(name).filter((variable) -> variable.shape() != Variable.Shape.WORDS).ifPresent((variable) -> {
					throw new IllegalArgumentException((variable.shape() == Variable.Shape.PIECE)
							? "{" + name + "} stands in a line of its own, with nothing beside it"
							: "{" + name + "} is an address: write [words]({" + name + "}) in a line of its own");
				});
			}
			phrase.refuseOthersThan(named(Variable.Shape.WORDS));
			phrase.names().forEach((name) -> find(name).ifPresent(this.said::add));
			return phrase;
		}

		private Phrase target(String text) {
			if (!text.startsWith("{")) {
				return address(text);
			}
			Phrase phrase = Phrase.of(text);
			phrase.refuseOthersThan(named(Variable.Shape.ADDRESS));
			if (phrase.parts().size() > 1) {
				throw new IllegalArgumentException(LEADS);
			}
			phrase.names().forEach((name) -> find(name).ifPresent(this.said::add));
			return phrase;
		}

		private static Phrase address(String text) {
			try {
				URI address = new URI(text);
				if ("https".equals(address.getScheme()) && address.getHost() != null
						&& text.equals(address.toASCIIString())) {
					return new Phrase(List.of(new Phrase.Part(text, false)));
				}
			}
			catch (URISyntaxException ex) {
				// said below
			}
			throw new IllegalArgumentException(LEADS);
		}

		private Optional<Variable> find(String name) {
			return this.mail.variables().stream().filter((variable) -> variable.code().equals(name)).findFirst();
		}

		private List<String> named(Variable.Shape shape) {
			return this.mail.variables()
				.stream()
				.filter((variable) -> variable.shape() == shape)
				.map(Variable::code)
				.toList();
		}

		private void endSection() {
			if (!this.section.isEmpty()) {
				this.sections.add(new Section(List.copyOf(this.section)));
				this.section = new ArrayList<>();
			}
		}

		private Template end() {
			endSection();
			if (!this.begun) {
				this.faults.add("it is empty");
			}
			else if (!this.faulty && !this.said.containsAll(this.mail.needed())) {
				this.faults.add("it must say " + this.mail.needed()
					.stream()
					.filter((variable) -> !this.said.contains(variable))
					.map((variable) -> "{" + variable.code() + "}")
					.sorted()
					.collect(Collectors.joining(" and ")) + ", or nobody learns what it is about");
			}
			return new Template(this.subject, List.copyOf(this.sections));
		}

	}

}
