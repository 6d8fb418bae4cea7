package org.practicepress.review.insight;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.practicepress.form.Countries;
import org.practicepress.form.FormLanguage;
import org.practicepress.review.insight.Insight.Figure;
import org.practicepress.review.insight.WorldMap.Disk;
import org.practicepress.review.insight.WorldMap.Place;

import static org.assertj.core.api.Assertions.assertThat;

class WorldMapTests {

	@Test
	void everyCountryLiesOnTheMap() {
		for (String country : Countries.sorted(FormLanguage.ENGLISH)) {
			assertThat(WorldMap.place(country)).as(country)
				.hasValueSatisfying((place) -> assertThat(place).matches((at) -> on(at)));
		}
	}

	private static boolean on(Place place) {
		return place.x() > 0 && place.x() < 360 && place.y() > 0 && place.y() < 154;
	}

	@Test
	void areasAreNumbers() {
		List<Disk> disks = WorldMap.disks(
				List.of(country("IQ", 100), country("SN", 25), country("nowhere", 20), country("AF", 1)),
				Figure::value);
		assertThat(disks).extracting(Disk::words).containsExactly("IQ", "SN", "AF");
		assertThat(disks).extracting(Disk::radius).containsExactly(11.0, 5.5, 2.0);
	}

	private static Figure country(String code, long number) {
		return new Figure(code, number, Map.of());
	}

}
