package org.practicepress.benchmarks.report;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.benchmarks.report.Row.Better;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	private static final Row ALONE = new Row("alone", "alone, p50", "ms", Better.LESS);

	private static final Row MAILS = new Row("mail", "mails taken", "/s", Better.MORE);

	@Test
	void hasARowForWhatWasMeasuredAndRatiosToWhatIsThere() {
		assertThat(report("abc").text()).isEqualTo("""
				a machine

				what         unit  floor   abc   now  now : before  now : floor
				alone, p50   ms ↓   8.00   100  40.0          0.40         5.00
				mails taken  /s ↑      –  5.00  45.5          9.10            –
				""");
	}

	@Test
	void isATableInMarkdown() {
		assertThat(report(null).markdown()).isEqualTo("""
				a machine

				| what | unit | floor | before | now | now : before | now : floor |
				|---|--:|--:|--:|--:|--:|--:|
				| alone, p50 | ms ↓ | 8.00 | 100 | 40.0 | 0.40 | 5.00 |
				| mails taken | /s ↑ | – | 5.00 | 45.5 | 9.10 | – |
				""");
	}

	@Test
	void tellsProgramsEveryFigure() {
		JsonNode row = new JsonMapper().readTree(report("abc").json()).path("rows").path(0);
		assertThat(row.path("what").asString()).isEqualTo("alone, p50");
		assertThat(row.path("now")).extracting(JsonNode::asDouble).containsExactly(50.0, 40.0, 30.0);
	}

	@Test
	void theMiddleOfAnEvenNumberIsBetweenTwo() {
		assertThat(Figures.middle(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3);
		assertThat(Figures.middle(List.of(7.0))).isEqualTo(7);
	}

	private static Report report(@Nullable String before) {
		Figures floors = new Figures();
		floors.add(ALONE, 8);
		Figures earlier = new Figures();
		earlier.add(ALONE, 100);
		earlier.add(MAILS, 5);
		Figures now = new Figures();
		List.of(50.0, 40.0, 30.0).forEach((each) -> now.add(ALONE, each));
		now.add(MAILS, 45.5);
		return new Report("a machine", floors, before, earlier, now);
	}

}
