package org.practicepress.review.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

import org.practicepress.review.insight.Insight.Figure;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Where the countries lie on a small map of the world, each as a disk whose area is its
 * number. The land and the places are drawn from Natural Earth.
 */
final class WorldMap {

	private static final Properties PLACES = load();

	private static final int LARGEST = 11;

	private static final int SMALLEST = 2;

	private WorldMap() {
	}

	/**
	 * Puts countries on the map.
	 * @param countries the numbers by ISO 3166 codes, the largest first
	 * @param words the words for each
	 * @return the disks, small ones last so that none hides them; none for what is no
	 * country
	 */
	static List<Disk> disks(List<Figure> countries, Function<Figure, String> words) {
		long largest = countries.stream().mapToLong(Figure::number).max().orElse(1);
		List<Disk> disks = new ArrayList<>();
		for (Figure country : countries) {
			place(country.value()).ifPresent((place) -> disks.add(new Disk(place.x(), place.y(),
					Math.max(SMALLEST, LARGEST * Math.sqrt((double) country.number() / largest)), words.apply(country),
					country)));
		}
		return disks;
	}

	static Optional<Place> place(String country) {
		return Optional.ofNullable(PLACES.getProperty(country)).map((place) -> {
			int comma = place.indexOf(',');
			return new Place(Integer.parseInt(place.substring(0, comma)), Integer.parseInt(place.substring(comma + 1)));
		});
	}

	private static Properties load() {
		try {
			return PropertiesLoaderUtils.loadProperties(new ClassPathResource("review/places.properties"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A place on the map.
	 *
	 * @param x from the left
	 * @param y from the top
	 */
	record Place(int x, int y) {
	}

	/**
	 * A country.
	 *
	 * @param x its middle, from the left
	 * @param y its middle, from the top
	 * @param radius how large it is
	 * @param words its name
	 * @param figure its number
	 */
	record Disk(int x, int y, double radius, String words, Figure figure) {
	}

}
