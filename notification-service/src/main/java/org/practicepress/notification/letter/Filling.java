package org.practicepress.notification.letter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the variables of one letter say.
 */
final class Filling {

	private final Map<String, String> words = new HashMap<>();

	private final Map<Variable, List<Block>> pieces = new EnumMap<>(Variable.class);

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
		show(variable, List.of(block));
	}

	/**
	 * What one shows.
	 * @param variable one that stands alone
	 * @param blocks what it shows, one after the other; those without lines are left out
	 */
	void show(Variable variable, List<Block> blocks) {
		this.pieces.put(variable, blocks.stream().filter((block) -> !block.lines().isEmpty()).toList());
	}

	Optional<String> say(Phrase phrase) {
		return phrase.say(this.words::get);
	}

	/**
	 * What one shows besides.
	 * @param variable one that stands alone
	 * @param blocks what comes after what it shows
	 */
	void add(Variable variable, List<Block> blocks) {
		List<Block> all = new ArrayList<>(pieces(variable));
		all.addAll(blocks);
		show(variable, all);
	}

	List<Block> pieces(Variable variable) {
		return this.pieces.getOrDefault(variable, List.of());
	}

}
