package org.practicepress.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.benchmarks.report.Figures;
import org.practicepress.benchmarks.site.Version;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything once with next to nothing, on the site as it was compiled: that there are
 * figures, not what they are.
 */
@EnabledOnOs(OS.LINUX)
class SmokeTests {

	private static final Sizes NEXT_TO_NOTHING = new Sizes(3, 3, 3, 3, 3, 200, 1, 1, 3, 3, List.of());

	private final Figures figures = new Figures();

	private final Figures floors = new Figures();

	@Test
	void everyScenarioYieldsFigures(@TempDir Path folder) throws Exception {
		PrintStream progress = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		// other starts are as this one, and each takes its time
		Arguments arguments = new Arguments(false, null,
				EnumSet.complementOf(EnumSet.of(Scenario.START, Scenario.STORED, Scenario.INSTANCES)), NEXT_TO_NOTHING,
				null, null);
		new Floors(folder, NEXT_TO_NOTHING.floor(), progress).measure(arguments, this.floors);
		Version here = new Version("here",
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
						"org.practicepress.standalone.PracticePress"),
				System.getProperty("java.class.path"));
		Path lap = Files.createDirectory(folder.resolve("lap"));
		new Lap(here.command(), lap, arguments, this.figures, this.floors, progress).run();
		assertThat(this.figures.rows()).hasSize(14).allSatisfy((row) -> {
			assertThat(this.figures.of(row).orElseThrow()).as(row.what()).isFinite().isNotNegative();
			if (this.floors.of(row).isPresent()) {
				assertThat(this.floors.of(row).orElseThrow()).as(row.what()).isFinite().isPositive();
			}
		});
		assertThat(this.floors.rows()).hasSize(10);
	}

}
