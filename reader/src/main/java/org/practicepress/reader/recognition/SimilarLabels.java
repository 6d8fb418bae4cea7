package org.practicepress.reader.recognition;

import java.util.Map;
import java.util.Optional;

import com.google.re2j.Pattern;
import org.practicepress.form.Field;

/**
 * Knows a question whose words somebody has changed a little: a number before it, a
 * remark behind it, a slip of the pen. Never takes one for another: what could be two
 * questions is none.
 */
final class SimilarLabels {

	private static final Pattern NUMBER_BEFORE = Pattern.compile(
			"^\\s*(?:(?:[Qq]|[Nn]\u00b0|[Nn]o\\.)\\s*)?[(\\[]?(?:\\p{Nd}{1,2}(?:\\.\\p{Nd}{1,2})*|\\p{L})[.):\\]]\\s*"
					+ "|^\\s*\\p{Nd}{1,2}\\s+");

	private static final Pattern REMARK_BEHIND = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]][*:\\s]*$");

	private final Map<String, Field> labels;

	/**
	 * By the form's labels.
	 * @param labels what is asked, by the question's key
	 */
	SimilarLabels(Map<String, Field> labels) {
		this.labels = labels;
	}

	Optional<Field> field(String line) {
		String bare = REMARK_BEHIND.matcher(NUMBER_BEFORE.matcher(line).replaceFirst("")).replaceFirst("");
		String key = Spelling.key(bare);
		Field exact = this.labels.get(key);
		return (exact != null) ? Optional.of(exact) : nearest(key);
	}

	private Optional<Field> nearest(String key) {
		int allowed = allowed(key.length());
		int best = Integer.MAX_VALUE;
		int next = Integer.MAX_VALUE;
		Field nearest = null;
		for (Map.Entry<String, Field> label : this.labels.entrySet()) {
			if (Math.abs(label.getKey().length() - key.length()) > allowed + 2) {
				continue;
			}
			int distance = distance(key, label.getKey(), allowed + 2);
			if (label.getValue().equals(nearest)) {
				best = Math.min(best, distance);
			}
			else if (distance < best) {
				next = best;
				best = distance;
				nearest = label.getValue();
			}
			else {
				next = Math.min(next, distance);
			}
		}
		return (nearest != null && best <= allowed && next - best >= 2) ? Optional.of(nearest) : Optional.empty();
	}

	/** Short words are too near to others for any difference. */
	private static int allowed(int length) {
		return (length < 6) ? 0 : (length < 10) ? 1 : (length < 18) ? 2 : 3;
	}

	/**
	 * How many letters are missing, superfluous, wrong, or exchanged with the next.
	 * @param most with so many, it is all the same how many more there are
	 */
	private static int distance(String one, String other, int most) {
		int[][] distances = new int[one.length() + 1][other.length() + 1];
		int before = 0;
		for (int i = 0; i <= one.length(); i++) {
			int fewest = Integer.MAX_VALUE;
			for (int j = 0; j <= other.length(); j++) {
				if (i == 0 || j == 0) {
					distances[i][j] = i + j;
					fewest = Math.min(fewest, distances[i][j]);
					continue;
				}
				boolean equal = one.charAt(i - 1) == other.charAt(j - 1);
				int least = Math.min(distances[i - 1][j - 1] + (equal ? 0 : 1),
						Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
				boolean exchanged = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
						&& one.charAt(i - 2) == other.charAt(j - 1);
				distances[i][j] = exchanged ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
				fewest = Math.min(fewest, distances[i][j]);
			}
			if (Math.min(fewest, before + 1) >= most) {
				return most;
			}
			before = fewest;
		}
		return distances[one.length()][other.length()];
	}

}
