package org.practicepress.reader.word;

import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts the items of a Word document's numbered lists, which stand in it without their
 * numbers.
 */
final class WordNumbering {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

	private static final int LONGEST_ID = 20;

	private static final Level BULLETS = new Level("bullet", 1);

	/** By definition and level. */
	private final Map<String, Level> levels = new HashMap<>();

	/** The definition of each list. */
	private final Map<String, String> definitions = new HashMap<>();

	/** The lists and levels at which counting begins anew, until it has. */
	private final Map<String, Integer> restarts = new HashMap<>();

	private final Map<String, Integer> counted = new HashMap<>();

	/**
	 * How a level is numbered.
	 *
	 * @param format the kind of number, or {@code bullet}
	 * @param start the first number
	 */
	private record Level(String format, int start) {

		private boolean numbers() {
			return !this.format.equals("bullet") && !this.format.equals("none");
		}

	}

	/** Reads the definitions. */
	void read(XMLStreamReader reader) throws XMLStreamException {
		String definition = "";
		String list = "";
		String level = "";
		while (reader.hasNext()) {
			if (reader.next() != XMLStreamReader.START_ELEMENT) {
				continue;
			}
			switch (reader.getLocalName()) {
				case "abstractNum" -> definition = value(reader, "abstractNumId");
				case "num" -> {
					list = value(reader, "numId");
					definition = "";
				}
				case "abstractNumId" -> this.definitions.put(list, value(reader, "val"));
				case "lvl" -> {
					level = definition + "/" + value(reader, "ilvl");
					this.levels.putIfAbsent(level, BULLETS);
				}
				case "lvlOverride" -> level = list + "/" + value(reader, "ilvl");
				case "startOverride" -> this.restarts.put(level, number(value(reader, "val")));
				case "numFmt" ->
					this.levels.computeIfPresent(level, (key, known) -> new Level(value(reader, "val"), known.start()));
				case "start" -> this.levels.computeIfPresent(level,
						(key, known) -> new Level(known.format(), number(value(reader, "val"))));
				default -> {
				}
			}
		}
	}

	/** The number of the list's next item at this level; null for bullets. */
	@Nullable String next(String list, int level) {
		String definition = (list.length() <= LONGEST_ID) ? this.definitions.getOrDefault(list, "") : "";
		Level known = this.levels.getOrDefault(definition + "/" + level, BULLETS);
		if (!known.numbers()) {
			return null;
		}
		// lists of one definition go on with each other's numbers
		for (int deeper = level + 1; deeper < 9; deeper++) {
			this.counted.remove(definition + "/" + deeper);
		}
		Integer restart = this.restarts.remove(list + "/" + level);
		if (restart != null) {
			this.counted.put(definition + "/" + level, restart - 1);
		}
		int number = this.counted.merge(definition + "/" + level, known.start(), (count, start) -> count + 1);
		return Integer.toString(number);
	}

	static int number(String text) {
		return NUMBER.matches(text) ? Integer.parseInt(text) : 0;
	}

	/** Ids are numbers: one of a million digits would be put together for every item. */
	private static String value(XMLStreamReader reader, String name) {
		String value = WordReader.attribute(reader, name);
		return (value != null && value.length() <= LONGEST_ID) ? value : "";
	}

}
