package org.practicepress.publish.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.publish.factsheet.Category;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.FactsheetContent.Fact;
import org.practicepress.publish.factsheet.FactsheetContent.Section;
import org.practicepress.publish.factsheet.Photo;

/**
 * Practices to try the press with; invented, but of the length and manner of real ones.
 */
@SuppressWarnings("StringConcatToTextBlock") // the lines are too long for one
public final class Practices {

	private Practices() {
	}

	/** An English practice with everything in it and two photos. */
	public static FactsheetContent english() {
		return new FactsheetContent("Boosting returnees\u2019 employment through support to small businesses",
				"Grants to small businesses that already exist, tied to a promise to hire, gave 412 returnees and "
						+ "neighbours lasting work at a third of the cost of starting new businesses.",
				Category.GOOD, "en",
				facts(Map.ofEntries(Map.entry("practice.country", List.of("IQ")),
						Map.entry("practice.place", List.of("Ninewa and Salah al-Din governorates")),
						Map.entry("practice.start", List.of("2021-03")), Map.entry("practice.end", List.of("2024-06")),
						Map.entry("practice.phase", List.of("reintegration")),
						Map.entry("practice.level", List.of("individual", "community")),
						Map.entry("practice.dimension", List.of("economic", "social")),
						Map.entry("practice.theme", List.of("employment-and-skills", "enterprise-support")),
						Map.entry("practice.target-group", List.of("returnees", "host-communities")),
						Map.entry("organisation", List.of("Tigris Livelihoods Network")),
						Map.entry("practice.partners", List
							.of("- Mosul Chamber of Commerce\n- Directorate of Labour, Ninewa\n- Two village councils")),
						Map.entry("practice.donor", List.of("Reintegration Facility")),
						Map.entry("practice.people-reached", List.of("1240")),
						Map.entry("practice.budget", List.of("1850000 EUR")),
						Map.entry("practice.evidence", List.of("proven")))),
				List.of(new Section("practice.context",
						"People who came back to Ninewa after 2019 found towns in which two of three workshops were closed. "
								+ "Families had spent their savings on the journey, and most of the assistance on offer was a kit to "
								+ "start a business of one\u2019s own. A year later half of these new businesses had closed again: the "
								+ "owners had little experience, the markets were crowded with the same barber shops and phone stalls, "
								+ "and neighbours who had never left asked why only returnees were helped.\n"
								+ "At the same time bakeries, joineries, dairies and repair shops that had survived were turning "
								+ "customers away because they lacked a machine, a cold room or a pair of hands. They knew their trade "
								+ "and their market. What they lacked was capital, and a reason to take somebody new."),
						new Section("practice.objective",
								"To create jobs that last for returnees and for people of the communities they return to, by helping "
										+ "existing small businesses to grow and to hire."),
						new Section("practice.description",
								"1. Map the market. With the chamber of commerce the team visited 640 businesses in nine towns and noted "
										+ "what they sell, what they turn away and what stops them from growing.\n"
										+ "2. Call for plans. Owners with three to fifteen workers sent a plan of two pages: what they would "
										+ "buy, how many people they would hire, for how long, and what they would add of their own. Help with "
										+ "writing was offered in Arabic and Kurdish, in the evening and to women by women.\n"
										+ "3. Choose together. A panel of the chamber, the directorate of labour and the village councils "
										+ "scored the plans openly. Every owner who was turned down was told why, and a third of them came back "
										+ "with a better plan.\n"
										+ "4. Match. Returnees and job seekers of the neighbourhood were registered by their skills. Owners met "
										+ "three candidates for each place and chose freely; at least half of those hired had to be returnees, "
										+ "and at least a third women.\n"
										+ "5. Pay in three parts. Forty per cent when the contract was signed, forty when the people were hired, "
										+ "twenty after six months when they were still there. The average grant was 4,500 euros.\n"
										+ "6. Visit. For a year a business adviser came every month, first for the books, then for sales. "
										+ "A social worker came with the adviser, talked with the new workers alone and helped with transport, "
										+ "child care and disputes.\n"
										+ "Owners, workers and councils met every quarter in the town hall. What they said there changed the "
										+ "next call: the second one paid for safety at work, the third one for a shared van."),
						new Section("practice.innovation",
								"Support follows the job and not the person. The returnee needs no plan, no start-up money and no luck: "
										+ "the business that is rooted in the place takes the risk, and the last part of the grant is paid for "
										+ "staying power. Neighbours see that the help is shared."),
						new Section("practice.participation",
								"Returnees sat on the panel and helped to write the questions of the market visit. Women\u2019s groups "
										+ "pointed to trades in which women could work without conflict at home: dairies, tailoring, pharmacies. "
										+ "A telephone line for complaints was answered by an organisation that had no part in the grants; "
										+ "31 complaints were received and all were answered within ten days."),
						new Section("practice.results", "Within three years the practice reached 1,240 people:\n"
								+ "- 186 businesses were supported; 171 of them were open two years later.\n"
								+ "- 412 people were hired, 231 of them returnees and 148 of them women.\n"
								+ "- 84 per cent of them still had the job after twelve months, 71 per cent after twenty-four.\n"
								+ "- The income of the households rose by 46 per cent on average, against 17 per cent in households that "
								+ "had received a start-up kit.\n"
								+ "- A job cost 4,490 euros, a third of what a job in a newly founded business had cost before.\n"
								+ "Eight of ten neighbours asked said that the support had been good for the whole town; before, it had "
								+ "been three of ten."),
						new Section("practice.evidence-detail",
								"Two independent evaluations (2022 and 2024) compared the workers with a group from towns which joined "
										+ "later. Their reports and data are open: https://example.org/evaluations/enterprise-support."),
						new Section("practice.quote",
								"I had sold everything to leave and I was ashamed to come back. Nobody gave me a business. Somebody gave "
										+ "me a colleague, a wage and a reason to get up."),
						new Section("practice.success-factors",
								"- The chamber of commerce led, and the project followed.\n"
										+ "- The money came in parts, and each part was tied to people hired.\n"
										+ "- Neighbours were counted as well as returnees.\n"
										+ "- Adviser and social worker came together, so that trouble was seen early."),
						new Section("practice.challenges",
								"- Owners hired their cousins: since the second call three candidates must be met.\n"
										+ "- Banks were slow: the grants were paid through a licensed money transfer.\n"
										+ "- Women could not reach the industrial quarter: a shared van was paid for, and then kept by the owners.\n"
										+ "- Prices rose by a fifth in 2022: plans could be changed once without a new application."),
						new Section("practice.lessons",
								"Small businesses grow when they are asked what stops them. Six months is too short to see whether a job "
										+ "lasts, and twelve is long enough. A grant of less than 2,000 euros created no job."),
						new Section("practice.sustainability",
								"The directorate of labour has taken the matching into its own service and pays two of the advisers. "
										+ "The chamber repeats the market visit every year out of its fees. The van runs on what its riders pay."),
						new Section("practice.replication",
								"- A chamber or a guild that the owners trust.\n- A list of open trades, no older than six months.\n"
										+ "- One adviser for thirty businesses and one social worker for sixty workers.\n"
										+ "- About 4,500 euros for each job, of which 900 are for advice.\n- Eighteen months at the least."),
						new Section("practice.recommendations",
								"- Ask what businesses lack before you ask what returnees want to found.\n- Pay for people hired and "
										+ "kept, not for machines bought.\n- Tell everybody who was chosen and why.\n- Count the neighbours in.\n"
										+ "- Plan for prices that rise.")),
				List.of("https://example.org/enterprise-support/handbook", "https://example.org/evaluations/2024"),
				List.of(photo("The dairy in Bartella hired six people after its new cold room was installed.",
						"Tigris Livelihoods Network", 1),
						photo("Meeting in the town hall of Tel Kaif, where owners and workers talk over the next call.",
								"H. Yousif", 2)),
				true);
	}

	/** An Arabic practice with one photo. */
	public static FactsheetContent arabic() {
		return new FactsheetContent("دعم المشاريع الصغيرة لتوفير فرص عمل للعائدين",
				"منح صغيرة لأصحاب المشاريع القائمة مقابل التزامهم بالتوظيف وفّرت عملًا مستقرًا لـ 412 من العائدين وجيرانهم.",
				Category.PROMISING, "ar",
				facts(Map.ofEntries(Map.entry("practice.country", List.of("IQ", "JO")),
						Map.entry("practice.place", List.of("محافظة نينوى")),
						Map.entry("practice.start", List.of("2021-03")),
						Map.entry("practice.phase", List.of("reintegration")),
						Map.entry("practice.target-group", List.of("returnees", "host-communities")),
						Map.entry("practice.donor", List.of("صندوق دعم العودة")),
						Map.entry("practice.people-reached", List.of("1240")),
						Map.entry("practice.budget", List.of("1850000 EUR")))),
				List.of(new Section("practice.context",
						"عاد الناس إلى نينوى بعد عام 2019 ليجدوا أن معظم الورش مغلقة. وكانت العائلات قد أنفقت مدخراتها على السفر، "
								+ "وكان معظم الدعم المتاح حقيبةً لبدء مشروع جديد. وبعد سنة واحدة أُغلق نصف هذه المشاريع الجديدة، لأن أصحابها "
								+ "قليلو الخبرة ولأن الأسواق مزدحمة بالمشاريع نفسها.\n"
								+ "وفي الوقت نفسه كانت المخابز وورش النجارة ومعامل الألبان التي صمدت ترفض الزبائن لأنها تفتقر إلى آلة أو إلى أيدٍ عاملة."),
						new Section("practice.objective",
								"توفير فرص عمل دائمة للعائدين ولأبناء المجتمعات التي يعودون إليها، من خلال مساعدة المشاريع الصغيرة القائمة على النمو والتوظيف."),
						new Section("practice.description",
								"1. دراسة السوق: زار الفريق مع غرفة التجارة 640 مشروعًا في تسع بلدات.\n"
										+ "2. الدعوة إلى تقديم الخطط: قدّم أصحاب المشاريع خطة من صفحتين تبيّن ما سيشترونه وكم شخصًا سيوظفون.\n"
										+ "3. الاختيار معًا: قيّمت لجنة من الغرفة ومديرية العمل والمجالس المحلية الخطط علنًا.\n"
										+ "4. الدفع على ثلاث مراحل: 40% عند توقيع العقد، و40% عند التوظيف، و20% بعد ستة أشهر.\n"
										+ "5. المتابعة: زار مستشار كل مشروع مرة في الشهر طوال سنة كاملة، ومعه أخصائية اجتماعية."),
						new Section("practice.results",
								"- دُعم 186 مشروعًا، وبقي 171 منها مفتوحًا بعد سنتين.\n- وُظّف 412 شخصًا، منهم 231 عائدًا و148 امرأة.\n"
										+ "- احتفظ 84% منهم بالعمل بعد اثني عشر شهرًا.\nالتقرير الكامل على الرابط https://example.org/report (بالإنجليزية)."),
						new Section("practice.quote",
								"بعت كل شيء لأغادر، وكنت أخجل من العودة. لم يعطني أحد مشروعًا، بل أعطوني زميلًا وأجرًا وسببًا لأنهض كل صباح."),
						new Section("practice.success-factors",
								"- قادت غرفة التجارة العمل وتبعها المشروع.\n- دُفعت الأموال على مراحل مرتبطة بالتوظيف.\n- شمل الدعم الجيران كما شمل العائدين."),
						new Section("practice.challenges",
								"- وظّف بعض أصحاب المشاريع أقاربهم، فصار لزامًا مقابلة ثلاثة مرشحين.\n- كانت المصارف بطيئة، فدُفعت المنح عبر شركة تحويل مرخّصة."),
						new Section("practice.sustainability",
								"أدخلت مديرية العمل خدمة المطابقة في عملها اليومي وتدفع أجور اثنين من المستشارين."),
						new Section("practice.replication",
								"- غرفة تجارة يثق بها أصحاب المشاريع.\n- مستشار واحد لكل ثلاثين مشروعًا.\n- نحو 4500 يورو لكل فرصة عمل."),
						new Section("practice.recommendations",
								"- اسألوا المشاريع عمّا ينقصها أولًا.\n- ادفعوا مقابل التوظيف لا مقابل الآلات.")),
				List.of(), List.of(photo("معمل الألبان في برطلة بعد تركيب غرفة التبريد الجديدة", "هـ. يوسف", 1)), true);
	}

	/** Nothing but what must be there. */
	public static FactsheetContent bare() {
		return new FactsheetContent("Night school", "Evening lessons kept 40 young returnees in school.",
				Category.INNOVATIVE, "en", List.of(), List.of(), List.of(), List.of(), false);
	}

	/** As long as every word limit of the form allows, with words no line can hold. */
	public static FactsheetContent longest() {
		String endless = "https://example.org/" + "averyveryverylongpathwithoutanybreak".repeat(9);
		String sentence = "The returnees and the community worked together on the plan for many months and paid for it in parts. ";
		FactsheetContent english = english();
		List<Section> sections = new ArrayList<>();
		Map<String, Integer> words = Map.ofEntries(Map.entry("practice.context", 250),
				Map.entry("practice.objective", 100), Map.entry("practice.description", 600),
				Map.entry("practice.innovation", 150), Map.entry("practice.participation", 200),
				Map.entry("practice.results", 300), Map.entry("practice.evidence-detail", 150),
				Map.entry("practice.quote", 80), Map.entry("practice.success-factors", 200),
				Map.entry("practice.challenges", 200), Map.entry("practice.lessons", 200),
				Map.entry("practice.sustainability", 200), Map.entry("practice.replication", 250),
				Map.entry("practice.recommendations", 200));
		words.forEach((key,
				count) -> sections.add(new Section(key,
						"Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsgesetzentwurf".repeat(2)
								+ "\n" + sentence.repeat(count / 19) + "\n" + endless)));
		List<Fact> facts = new ArrayList<>(english.glance());
		facts.add(new Fact("practice.place",
				List.of("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(3))));
		return new FactsheetContent("Supercalifragilisticexpialidocious".repeat(2) + " " + english.title(),
				sentence.repeat(3), Category.PROMISING, "en", facts.reversed(), sections, List.of(endless, endless),
				List.of(photo(sentence.repeat(4), sentence, 1), photo(null, null, 2), photo("Third", null, 3),
						photo(null, "Someone", 4), photo("Fifth", null, 5), photo("Sixth", null, 6),
						photo("Seventh", null, 7), photo("Eighth", null, 8)),
				true);
	}

	/** A photo of a practice; its file is the landscape of the same seed. */
	public static Photo photo(@org.jspecify.annotations.Nullable String caption,
			@org.jspecify.annotations.Nullable String credit, int seed) {
		return new Photo(new ClaimCheck(String.format("%064x", seed), 1000, "image/jpeg", "photo-" + seed + ".jpg"),
				caption, credit, false);
	}

	private static List<Fact> facts(Map<String, List<String>> values) {
		return values.entrySet().stream().map((entry) -> new Fact(entry.getKey(), entry.getValue())).toList();
	}

}
