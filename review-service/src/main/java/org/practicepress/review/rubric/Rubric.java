package org.practicepress.review.rubric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Translated;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What practices are judged by: some criteria, each from one point to five. Read from a
 * file of data; one that would confuse people later is refused on reading.
 *
 * @param criteria the criteria, in order
 */
public record Rubric(List<Criterion> criteria) {

	/** The fewest points of a criterion are one. */
	public static final int MOST_POINTS = 5;

	private static final int MOST_CRITERIA = 20;

	private static final int LONGEST_KEY = 60;

	private static final YAMLMapper MAPPER = YAMLMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	public Rubric {
		criteria = List.copyOf(criteria);
	}

	/**
	 * Reads one.
	 * @param yaml the file
	 * @return the rubric
	 * @throws IllegalArgumentException when something is wrong with it
	 */
	static Rubric read(InputStream yaml) {
		Rubric rubric;
		try {
			rubric = MAPPER.readValue(yaml.readAllBytes(), Rubric.class);
		}
		catch (JacksonException | NullPointerException ex) {
			throw new IllegalArgumentException("the rubric cannot be read: " + ex.getMessage(), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		rubric.check();
		return rubric;
	}

	private void check() {
		if (this.criteria.isEmpty() || this.criteria.size() > MOST_CRITERIA) {
			throw new IllegalArgumentException("a rubric has from 1 to " + MOST_CRITERIA + " criteria");
		}
		Set<String> keys = new HashSet<>();
		for (Criterion criterion : this.criteria) {
			if (!isKey(criterion.key()) || !keys.add(criterion.key())) {
				throw new IllegalArgumentException("the key '" + criterion.key()
						+ "' of the rubric must be of small letters, digits and hyphens, and there only once");
			}
			if (!whole(criterion.label()) || !whole(criterion.guidance())) {
				throw new IllegalArgumentException("the criterion '" + criterion.key()
						+ "' of the rubric needs a label and guidance in en, fr, es and ar");
			}
		}
	}

	private static boolean isKey(@Nullable String key) {
		return key != null && !key.isEmpty() && key.length() <= LONGEST_KEY && key.chars()
			.allMatch((sign) -> (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-');
	}

	private static boolean whole(@Nullable Translated text) {
		return text != null && List.of(text.en(), text.fr(), text.es(), text.ar()).stream().noneMatch(String::isBlank);
	}

	/**
	 * One thing that a practice is judged by.
	 *
	 * @param key its name in data; never renamed once scores were given
	 * @param label what it is called
	 * @param guidance what its points mean
	 */
	public record Criterion(String key, Translated label, Translated guidance) {
	}

}
