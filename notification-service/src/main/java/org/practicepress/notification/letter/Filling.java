package org.practicepress.notification.letter;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the variables of one letter say.
 */
final class Filling {

	private final Map<String, String> words = new HashMap<>();

	private final Map<Variable, Block> pieces = new EnumMap<>(Variable.class);

	/**
	 * What one says.
	 * @param variable one that stands in a text, or for an address
	 * @param text what it says; empty for nothing
	 */
	void say(Variable variable, String text) {
		this.words.put(variable.code(), text);
	}

	/**
	 * What one shows.
	 * @param variable one that stands alone
	 * @param block what it shows; without lines for nothing
	 */
	void show(Variable variable, Block block) {
		this.pieces.put(variable, block);
	}

	Optional<String> say(Phrase phrase) {
		return phrase.say(this.words::get);
	}

	Optional<Block> piece(Variable variable) {
		return Optional.ofNullable(this.pieces.get(variable)).filter((block) -> !block.lines().isEmpty());
	}

}
