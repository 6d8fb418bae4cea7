package org.practicepress.review.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a long text: one paragraph, or the items of a list.
 *
 * @param list whether the lines are items
 * @param lines the lines, without the mark of an item
 */
record Block(boolean list, List<String> lines) {

	private static final String ITEM = "- ";

	/**
	 * Reads the form's notation: a line is a paragraph, unless it begins with a hyphen
	 * and a space.
	 */
	static List<Block> of(String text) {
		List<Block> blocks = new ArrayList<>();
		List<String> items = new ArrayList<>();
		for (String line : text.lines().toList()) {
			if (line.startsWith(ITEM)) {
				items.add(line.substring(ITEM.length()).strip());
			}
			else if (!line.isBlank()) {
				closeList(items, blocks);
				blocks.add(new Block(false, List.of(line.strip())));
			}
		}
		closeList(items, blocks);
		return blocks;
	}

	private static void closeList(List<String> items, List<Block> blocks) {
		if (!items.isEmpty()) {
			blocks.add(new Block(true, List.copyOf(items)));
			items.clear();
		}
	}

}
