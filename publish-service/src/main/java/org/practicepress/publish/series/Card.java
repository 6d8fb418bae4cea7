package org.practicepress.publish.series;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A published factsheet in a list.
 *
 * @param number its number
 * @param path its address
 * @param category the category's code
 * @param language its language
 * @param title its title
 * @param summary its summary
 * @param countries country codes
 * @param themes theme codes
 * @param publishedAt when it was published
 * @param changedAt when it was last changed
 * @param photo the number of its first photo, if it has one
 * @param searchable everything it says, folded for searching
 */
record Card(int number, String path, String category, String language, String title, String summary,
		List<String> countries, List<String> themes, Instant publishedAt, Instant changedAt, @Nullable Integer photo,
		String searchable) {

	public boolean rightToLeft() {
		return this.language.equals("ar");
	}

}
