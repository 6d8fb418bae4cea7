package org.practicepress.standalone.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The words of a settings file: its values with their lines, or why it has none.
 *
 * @param bytes what is in the file
 * @param entries its values, in their order
 * @param flaws what is wrong with how it is written
 */
record Text(byte[] bytes, List<Entry> entries, List<Flaw> flaws) {

	/** Far more than all settings there are, each with a long comment. */
	static final int LARGEST = 1_000_000;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/**
	 * Reads a file.
	 * @param file the file
	 * @return its words; never fails
	 */
	static Text read(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return of(in.readNBytes(LARGEST + 1));
		}
		catch (AccessDeniedException ex) {
			return wrong(Flaw.ofFile("the file may not be read by this account: give it to the account that runs"
					+ " Practice Press (chown), or let it read it (chmod)."));
		}
		catch (IOException ex) {
			return wrong(Flaw.ofFile(Files.isDirectory(file) ? "this is a folder: name the file in it."
					: Files.exists(file) ? "the file cannot be read: " + ex.getMessage()
							: "there is no such file: ./practice-press init writes one."));
		}
	}

	static Text of(byte[] bytes) {
		if (bytes.length > LARGEST) {
			return wrong(Flaw.ofFile("this is no settings file: it has more than a million bytes."));
		}
		CharBuffer text = CharBuffer.allocate(bytes.length);
		Optional<Flaw> unreadable = decode(bytes, text);
		if (unreadable.isPresent()) {
			return wrong(unreadable.get());
		}
		String content = text.flip().toString();
		if (!content.isEmpty() && content.charAt(0) == BYTE_ORDER_MARK) {
			content = content.substring(1);
		}
		if (content.isBlank()) {
			return wrong(Flaw.ofFile("the file is empty: delete it to run on the embedded parts alone,"
					+ " or have ./practice-press init write one."));
		}
		Optional<Flaw> tab = tab(content);
		if (tab.isPresent()) {
			return wrong(tab.get());
		}
		try {
			return parse(bytes, content);
		}
		catch (MarkedYAMLException ex) {
			return wrong(new Flaw(line(ex.getProblemMark()), "this is no YAML: " + ex.getProblem()
					+ ". Look at the indentation, the colons and the quotes here" + " and in the line above."));
		}
		catch (YAMLException ex) {
			return wrong(Flaw.ofFile("this is no YAML: " + ex.getMessage()));
		}
	}

	private static Text wrong(Flaw flaw) {
		return new Text(new byte[0], List.of(), List.of(flaw));
	}

	/** Spring Boot reads UTF-8, and would put a question mark for what is not. */
	private static Optional<Flaw> decode(byte[] bytes, CharBuffer text) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer from = ByteBuffer.wrap(bytes);
		CoderResult result = decoder.decode(from, text, true);
		if (!result.isError()) {
			return Optional.empty();
		}
		int line = 1;
		for (int index = 0; index < from.position(); index++) {
			line += (bytes[index] == '\n') ? 1 : 0;
		}
		return Optional.of(new Flaw(line, "the file is not written in UTF-8: save it as UTF-8 in your editor."));
	}

	private static Optional<Flaw> tab(String content) {
		int line = 0;
		for (String written : (Iterable<String>) content.lines()::iterator) {
			line++;
			if (written.substring(0, written.length() - written.stripLeading().length()).indexOf('\t') >= 0) {
				return Optional
					.of(new Flaw(line, "the line begins with a tab: indent with spaces, two for each level."));
			}
		}
		return Optional.empty();
	}

	private static Text parse(byte[] bytes, String content) {
		Yaml yaml = new Yaml(options());
		for (Event event : yaml.parse(reader(content))) {
			if (event instanceof AliasEvent) {
				return wrong(new Flaw(line(event.getStartMark()),
						"a value cannot be taken from another place with *: write it again."));
			}
		}
		List<Node> documents = new ArrayList<>();
		yaml.composeAll(reader(content)).forEach(documents::add);
		if (documents.isEmpty()) {
			return new Text(bytes, List.of(), List.of());
		}
		if (documents.size() > 1) {
			return wrong(new Flaw(line(documents.get(1).getStartMark()),
					"the file goes on after a line of ---: everything stands in one part, without such lines."));
		}
		if (!(documents.getFirst() instanceof MappingNode settings)) {
			return wrong(new Flaw(line(documents.getFirst().getStartMark()),
					"here is no setting: each is a key, a colon, a space and a value."));
		}
		List<Entry> entries = new ArrayList<>();
		gather(settings, "", entries);
		return new Text(bytes, List.copyOf(entries), twice(entries));
	}

	private static LoaderOptions options() {
		LoaderOptions options = new LoaderOptions();
		options.setNestingDepthLimit(20);
		options.setCodePointLimit(LARGEST);
		return options;
	}

	private static void gather(Node node, String key, List<Entry> entries) {
		switch (node) {
			case MappingNode group -> {
				for (NodeTuple setting : group.getValue()) {
					gather(setting.getValueNode(), below(key, written(setting.getKeyNode())), entries);
				}
			}
			case SequenceNode list -> {
				int index = 0;
				for (Node item : list.getValue()) {
					gather(item, key + "[" + index++ + "]", entries);
				}
			}
			case ScalarNode value -> entries.add(new Entry(key, line(value.getStartMark()),
					Tag.NULL.equals(value.getTag()) ? null : value.getValue(), value.isPlain()));
			default -> throw new IllegalStateException("no node of YAML: " + node);
		}
	}

	private static String written(Node key) {
		return (key instanceof ScalarNode scalar) ? scalar.getValue() : "?";
	}

	private static String below(String key, String part) {
		return key.isEmpty() ? part : part.startsWith("[") ? key + part : key + "." + part;
	}

	/** Whether written in one place or two, the last would win silently. */
	private static List<Flaw> twice(List<Entry> entries) {
		Map<ConfigurationPropertyName, Entry> seen = new HashMap<>();
		List<Flaw> flaws = new ArrayList<>();
		for (Entry entry : entries) {
			Entry before = seen.putIfAbsent(entry.name(), entry);
			if (before != null) {
				flaws.add(new Flaw(entry.line(),
						"%s stands in line %d already: take one of them out.".formatted(entry.key(), before.line())));
			}
		}
		return List.copyOf(flaws);
	}

	private static Reader reader(String content) {
		return new StringReader(content);
	}

	private static int line(Mark mark) {
		return mark.getLine() + 1;
	}

}
