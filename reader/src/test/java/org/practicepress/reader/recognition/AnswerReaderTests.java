package org.practicepress.reader.recognition;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.PracticeForm;

import static org.assertj.core.api.Assertions.assertThat;

/** What people write, and how it is written down. */
class AnswerReaderTests {

	private final PracticeForm form = PracticeForm.load();

	private final AnswerReader reader = new AnswerReader(new FormWording(this.form));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			practice.start          | 03/2021                           | 2021-03
			practice.start          | 3.2021                            | 2021-03
			practice.start          | 2021-03                           | 2021-03
			practice.start          | 2021-03-15                        | 2021-03
			practice.start          | 15/03/2021                        | 2021-03
			practice.start          | 03/15/2021                        | 2021-03
			practice.start          | March 2021                        | 2021-03
			practice.start          | mars 2021                         | 2021-03
			practice.start          | 1er août 2021                     | 2021-08
			practice.start          | sept. 2021                        | 2021-09
			practice.start          | marzo de 2021                     | 2021-03
			practice.start          | مارس 2021                         | 2021-03
			practice.start          | آذار ٢٠٢١                         | 2021-03
			practice.start          | كانون الثاني 2022                 | 2022-01
			practice.start          | 13/2021                           | 13/2021
			practice.start          | last spring                       | last spring
			practice.end            | ☐ Still running                   | -
			practice.end            | ☒ مستمرة                          | ongoing
			practice.end            | Toujours en cours                 | ongoing
			practice.end            | 12/2023 ☐ Still running           | 2023-12
			practice.country        | Iraq                              | IQ
			practice.country        | IQ, SN; fr                        | IQ,SN,FR
			practice.country        | l’Irak et le Sénégal              | IQ,SN
			practice.country        | العراق وسوريا                     | IQ,SY
			practice.country        | Bosnia and Herzegovina            | BA
			practice.country        | Costa de Marfil y Malí            | CI,ML
			practice.country        | DR Congo / The Gambia             | CD,GM
			practice.country        | Côte d'Ivoire                     | CI
			practice.country        | Atlantis and Iraq                 | Atlantis and Iraq
			practice.people-reached | 12,500                            | 12500
			practice.people-reached | 12 500 personnes                  | 12500
			practice.people-reached | about 300                         | 300
			practice.people-reached | ١٢٥٠                              | 1250
			practice.people-reached | 1.2 million                       | 1200000
			practice.people-reached | 200 to 300                        | 200 to 300
			practice.budget         | €120,000                          | 120000 EUR
			practice.budget         | 120.000,50 EUR                    | 120000.5 EUR
			practice.budget         | US$ 1.5 million                   | 1500000 USD
			practice.budget         | £ 900 (not $, not €)              | 900 GBP
			practice.budget         | 120'000 CHF                       | 120000 CHF
			practice.budget         | 120000                            | 120000
			practice.evidence       | proven in multiple settings       | proven
			practice.evidence       | Récits et témoignages             | anecdotal
			practice.evidence       | ours                              | ours
			practice.phase          | ☒ Return ☐ Post-arrival           | return
			practice.phase          | ☑ Retour ☑ Réintégration          | return,reintegration
			practice.phase          | ☐ Return x                        | return
			practice.phase          | [x] العودة [ ] إعادة الإدماج      | return
			practice.phase          | Return, Post arrival              | return,post-arrival
			practice.phase          | ☐ Return ☐ Post-arrival           | -
			practice.phase          | arrival                           | arrival
			practice.theme          | Data, monitoring and evaluation   | data-and-evaluation
			consent.publish         | ☒ Yes  ☐ No                       | yes
			consent.publish         | نعم                               | yes
			consent.publish         | NO                                | no
			contributor.email       | Amal <amal@example.org>           | amal@example.org
			contributor.email       | mailto:amal@example.org.          | amal@example.org
			contributor.email       | none                              | none
			practice.links          | see www.example.org/a, thanks     | https://www.example.org/a
			practice.links          | example.org/report                | https://example.org/report
			practice.links          | our site                          | our site
			practice.place          | Escriba aquí                      | -
			practice.summary        | Une ou deux phrases qui donnent à un collègue l’envie de lire la suite. | -
			""")
	void writesDown(String key, String written, String expected) {
		List<String> values = read(this.form.field(key), cell("<p>" + written.replace("<", "&lt;") + "</p>"));
		assertThat(values).isEqualTo(expected.equals("-") ? List.of() : values(key, expected));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			practice.start          | 15/03/2021                        | -
			practice.start          | 03/15/2021                        | -
			practice.start          | 2021-03-15                        | -
			practice.start          | 1er août 2021                     | -
			practice.start          | 3rd of March, 2021                | -
			practice.start          | marzo de 2021                     | -
			practice.start          | كانون الثاني 2022                 | -
			practice.start          | من آذار ٢٠٢١                      | -
			practice.start          | 03/04/2021                        | 03/04/2021
			practice.start          | March 2019 to June 2020           | March 2019 to June 2020
			practice.start          | March or April 2021               | March or April 2021
			practice.start          | not before March 2021             | not before March 2021
			practice.start          | last spring                       | -
			practice.end            | 12/2023 ☐ Still running           | -
			practice.end            | ☒ Still running                   | -
			practice.end            | 12/2023 ☒ Still running           | 12/2023
			practice.people-reached | 12,500                            | -
			practice.people-reached | ١٢٥٠                              | -
			practice.people-reached | 1.2 million                       | -
			practice.people-reached | Word 10 text                      | Word 10 text
			practice.people-reached | 12 500 personnes                  | 12 500 personnes
			practice.people-reached | > 300                             | > 300
			practice.people-reached | -5                                | -5
			practice.people-reached | 10,5                              | 10,5
			practice.people-reached | 200 to 300                        | -
			practice.budget         | €120,000                          | -
			practice.budget         | 120.000,50 EUR                    | -
			practice.budget         | US$ 1.5 million                   | -
			practice.budget         | 120000                            | -
			practice.budget         | 500 $                             | 500 $
			practice.budget         | CA$ 500                           | CA$ 500
			practice.budget         | 500 EUR a month                   | 500 EUR a month
			practice.evidence       | ours                              | -
			practice.phase          | ☒ Return ☐ Post-arrival           | -
			practice.phase          | ☒ Return ☒ Another phase          | Another phase
			practice.phase          | ☐ Return ☐ Another phase          | -
			practice.country        | l’Irak et le Sénégal              | -
			contributor.email       | amal@example.org                  | -
			contributor.email       | mailto:amal@example.org.          | -
			contributor.email       | Amal <amal@example.org>           | Amal <amal@example.org>
			contributor.email       | a@example.org or b@example.org    | a@example.org or b@example.org
			practice.links          | example.org/report                | -
			practice.links          | 1. https://example.org/a          | -
			practice.links          | see www.example.org/a, thanks     | see www.example.org/a, thanks
			practice.summary        | Anything at all, 10 times.        | -
			""")
	void tellsWhereTheAnswerSaysSomethingElse(String key, String written, String expected) {
		Field field = this.form.field(key);
		Cell cell = cell("<p>" + written.replace("<", "&lt;") + "</p>");
		assertThat(written(field, cell, read(field, cell)).orElse("-")).isEqualTo(expected);
	}

	@Test
	void showsNoMoreOfWhatWasWrittenThanIsNeeded() {
		Field field = this.form.field("practice.people-reached");
		Cell cell = cell("<p>10 " + "\ud83d\udc69".repeat(1000) + "</p>");
		assertThat(written(field, cell, List.of("10")).orElseThrow()).endsWith("\ud83d\udc69\u2026")
			.satisfies((shown) -> assertThat(shown.codePointCount(0, shown.length())).isEqualTo(300));
	}

	private List<String> read(Field field, Cell cell) {
		return this.reader.read(field, cell, this.reader.lines(cell));
	}

	private Optional<String> written(Field field, Cell cell, List<String> understood) {
		return this.reader.written(field, cell, this.reader.lines(cell), understood);
	}

	private static List<String> values(String key, String expected) {
		boolean several = key.equals("practice.country") || key.equals("practice.phase");
		return several ? List.of(expected.split(",", -1)) : List.of(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<p>One</p><p>Two</p>                        | One/Two
			<p>One<br/>Two</p>                          | One/Two
			<p>Intro</p><ul><li>a</li><li>b</li></ul>   | Intro/- a/- b
			<p>• a</p><p>– b</p><p>* c</p>              | - a/- b/- c
			<p>1. a</p><p>2) b</p>                      | 1. a/2. b
			<p>(١) a</p><p>(٢) b</p>                    | 1. a/2. b
			<ol><li>a</li><li>b</li></ol>c              | 1. a/2. b/c
			<li value="4">a</li><li value="5">b</li>    | 1. a/2. b
			<li value="1">a</li><li value="1">b</li>    | 1. a/2. b
			<ol><li>a</li></ol>b<ol><li>c</li></ol>     | 1. a/b/1. c
			<ol><li>a</li></ol>b<li value="2">c</li>    | 1. a/b/2. c
			<ul><li><p>a</p><p>b</p></li></ul>          | - a/b
			<p>3. of May</p><p>we began</p>             | 3. of May/we began
			<p>  a \u00a0 b  </p><p> </p>               | a b
			""")
	void keepsParagraphsAndLists(String xhtml, String expected) {
		assertThat(read(this.form.field("practice.context"), cell(xhtml))).containsExactly(expected.replace('/', '\n'));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<img src="a"/><p>A workshop. Photo: Amal</p>            | a: A workshop. by Amal
			<img src="a"/><p>A workshop (© Amal Haddad)</p>         | a: A workshop by Amal Haddad
			<img src="a"/><p>ورشة عمل. تصوير: أمل</p>               | a: ورشة عمل. by أمل
			<img src="a"/><p>One</p><img src="b"/><p>Two</p>        | a: One by null; b: Two by null
			<p>One</p><img src="a"/><p>Two</p><img src="b"/>        | a: One by null; b: Two by null
			<img src="a"/><img src="b"/>                            | a: null by null; b: null by null
			""")
	void givesPicturesTheirCaptions(String xhtml, String expected) {
		assertThat(Captions.read(cell(xhtml).lines())
			.stream()
			.map((each) -> each.picture() + ": " + each.caption() + " by " + each.credit()))
			.containsExactly(expected.split("; ", -1));
	}

	private static Cell cell(String xhtml) {
		try {
			return new Cell(DocumentBuilderFactory.newDefaultInstance()
				.newDocumentBuilder()
				.parse(new ByteArrayInputStream(("<td>" + xhtml + "</td>").getBytes(StandardCharsets.UTF_8)))
				.getDocumentElement());
		}
		catch (Exception ex) {
			throw new IllegalArgumentException(xhtml, ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.", "@", "a@" })
	void looksForAnAddressInOnePass(String part) {
		Growth.isLinear(20_000, (size) -> AnswerReader.email(part.repeat(size)));
		assertThat(AnswerReader.email(part.repeat(1_000_000) + ", a.b@example.org.")).isEqualTo("a.b@example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "1,111,", "1.", "a.", ".,", ". ", "(a) ", "( ", "[ ", ": ", ":a", "x ", "and ",
			"www.", "http://a", "\u2022 ", "\u00a9 ", "photo " })
	void readsWhateverIsWrittenInOnePass(String part) {
		TypedAnswers typed = new TypedAnswers();
		FormWording wording = new FormWording(this.form);
		Map<FieldType, Field> fields = new EnumMap<>(FieldType.class);
		this.form.fields().forEach((field) -> fields.putIfAbsent(field.type(), field));
		Growth.isLinear(2_000, (size) -> {
			String text = part.repeat(size) + "-";
			Cell cell = new Cell(List.of(new Cell.Line(text, "", false)), List.of());
			for (Field field : fields.values()) {
				written(field, cell, read(field, cell));
				typed.read(field, List.of(text));
			}
			wording.asked(text);
			wording.similarField(text);
			wording.mark(text);
			Captions.read(List.of(new Cell.Line("a.png", "", true), new Cell.Line(text, "", false)));
		});
	}

	@Test
	void looksAtNoMoreDigitsThanAnythingCosts() {
		Growth.isLinear(100_000, (size) -> Amounts.money("1".repeat(size) + " EUR"));
		assertThat(Amounts.money("1".repeat(500_000))).isEmpty();
		assertThat(Amounts.number("1,234,567,890")).contains("1234567890");
	}

}
