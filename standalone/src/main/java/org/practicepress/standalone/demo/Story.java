package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.standalone.demo.FilledWordForm.Photo;

/**
 * What the contributors of the journey have to tell.
 */
final class Story {

	static final String TITLE = "Boosting returnees' employment through support to SMEs in Iraq";

	static final String OTHER_TITLE = "Peer circles for returnees in Accra";

	/** The sentence the editor asks to be made precise, and what becomes of it. */
	static final String VAGUE = "Most of the jobs still exist.";

	static final String PRECISE = "Eighteen months later 1,184 of the 1,402 jobs (84 per cent) still exist.";

	private Story() {
	}

	/**
	 * The practice of the journey.
	 * @param blank the blank form
	 * @param person who tells it
	 * @param lasting the sentence on what has lasted
	 * @return the filled form
	 */
	static byte[] practice(byte[] blank, Person person, String lasting) {
		FilledWordForm form = form(blank);
		about(form, person, "Programme coordinator", "Tigris Enterprise Network", "ngo");
		texts(lasting).forEach(form::write);
		form.tick("practice.end", "ongoing")
			.tick("practice.phase", "post-arrival", "reintegration")
			.tick("practice.level", "individual", "community")
			.tick("practice.dimension", "economic", "social")
			.tick("practice.theme", "employment-and-skills", "enterprise-support")
			.tick("practice.target-group", "returnees", "women", "host-communities")
			.choose("practice.evidence", "several-evaluations")
			.tick("consent.publish", "yes")
			.tick("consent.contact", "yes")
			.tick("consent.photos", "yes")
			.insert("practice.photos", List.of(new Photo("market-street.jpg", Pictures.street(),
					"A market street in Mosul where nine supported shops reopened. Credit: Tigris Enterprise Network"),
					new Photo("workshop.jpg", Pictures.workshop(),
							"The carpentry workshop that hired four returnees. Credit: Tigris Enterprise Network")));
		return form.toBytes();
	}

	/**
	 * Another practice, sound but too young to be published.
	 * @param blank the blank form
	 * @param person who tells it
	 * @return the filled form
	 */
	static byte[] otherPractice(byte[] blank, Person person) {
		FilledWordForm form = form(blank);
		about(form, person, "Community worker", "Kaneshie Neighbours", "community-based-organisation");
		circles().forEach(form::write);
		form.tick("practice.end", "ongoing")
			.tick("practice.phase", "reintegration")
			.tick("practice.level", "individual")
			.tick("practice.dimension", "psychosocial")
			.tick("practice.theme", "mental-health")
			.tick("practice.target-group", "returnees")
			.choose("practice.evidence", "none-yet")
			.tick("consent.publish", "yes")
			.tick("consent.contact", "no");
		return form.toBytes();
	}

	/**
	 * A form sent too early: some required answers are missing.
	 * @param blank the blank form
	 * @param person who sends it
	 * @return the filled form
	 */
	static byte[] unfinished(byte[] blank, Person person) {
		FilledWordForm form = form(blank);
		about(form, person, "Teacher", "Escuela Abierta", "academia");
		form.write("practice.title", "Evening school for returned families")
			.write("practice.summary", "A school opens its doors in the evening to families who have come back.")
			.write("practice.country", "Colombia")
			.tick("consent.publish", "yes")
			.tick("consent.contact", "yes");
		return form.toBytes();
	}

	private static void about(FilledWordForm form, Person person, String role, String organisation, String kind) {
		form.write("contributor.name", person.name())
			.write("contributor.email", person.address())
			.write("contributor.role", role)
			.write("contributor.organisation", organisation)
			.choose("contributor.organisation-type", kind);
	}

	private static Map<String, String> texts(String lasting) {
		Map<String, String> texts = new LinkedHashMap<>();
		texts.put("practice.title", TITLE);
		texts.put("practice.summary",
				"Small firms in Mosul and Basra receive grants and coaching on one condition: for every grant they hire "
						+ "returnees and neighbours who stayed, on contracts of at least twelve months.");
		texts.put("practice.country", "Iraq");
		texts.put("practice.place", "Mosul and Basra");
		texts.put("practice.start", "03/2021");
		texts.put("practice.people-reached", "1402");
		texts.put("practice.budget", "2,600,000 USD");
		texts.put("practice.partners",
				"Chambers of commerce of Nineveh and Basra, the Ministry of Labour and Social Affairs, two local banks.");
		texts.put("practice.donor", "A pooled fund of three governments");
		texts.put("practice.context", """
				Returnees come back to towns where the private sector is small and where firms lost \
				machines, stock and customers during the conflict. Training alone did not lead to work: \
				a tracer study found that only one in five trained returnees had a job after a year, \
				because there were too few firms able to hire.
				At the same time owners of small firms said that they could grow if they could replace \
				equipment, and that banks asked for collateral they no longer had.""");
		texts.put("practice.objective",
				"To create lasting jobs for returnees and for people who never left, by helping small and medium firms "
						+ "that already exist to grow.");
		texts.put("practice.description", """
				The programme works with firms of two to thirty employees in sectors that a labour \
				market assessment found able to grow: food processing, carpentry, metalwork, repair and \
				tailoring.
				1. Owners apply with a two-page expression of interest; a committee with the chamber of \
				commerce scores it in public.
				2. Selected owners attend five days of coaching and write a business plan.
				3. The best plans receive a grant of 5,000 to 20,000 US dollars in three instalments, \
				each paid when agreed jobs are filled and machines are in place.
				4. An employment office proposes candidates: at least half are returnees, at least a \
				third women.
				5. Field staff visit every firm each month for a year, check contracts and pay slips, \
				and advise.""");
		texts.put("practice.innovation",
				"Support goes to employers, not to individuals, and is paid by results: the instalment follows the job.");
		texts.put("practice.participation",
				"Returnees sit on the scoring committees. Women's groups helped to design transport and child care, "
						+ "without which few women applied in the first round. A complaints line is answered within two days.");
		texts.put("practice.results",
				"By the end of the third year 263 firms had been supported and 1,402 jobs created, 58 per cent of them "
						+ "for returnees and 37 per cent for women. " + lasting
						+ " Firms report sales 46 per cent above the year before the grant.");
		texts.put("practice.evidence-detail",
				"Two independent evaluations and a tracer study with a comparison group of firms that narrowly missed the grant.");
		texts.put("practice.quote",
				"“I came back with nothing but my trade. Now I teach it to two young men in the same workshop.” — a "
						+ "returnee from Mosul");
		texts.put("practice.success-factors", """
				- Jobs are agreed in writing before any money is paid.
				- Selection is public, so few complain.
				- Coaches come from the same market and know the trade.
				- Firms that stayed and people who stayed benefit too.""");
		texts.put("practice.challenges", """
				- Prices rose by a third in 2022; instalments were raised for machines already ordered.
				- Some owners hired relatives on paper; monthly visits with pay slips ended that.
				- Women could not travel after dark; shared minibuses were paid for six months.""");
		texts.put("practice.lessons",
				"The smallest firms need the coaching more than the money. Grants above 20,000 dollars created no more jobs.");
		texts.put("practice.sustainability",
				"The chambers of commerce now run the scoring committees. Two banks lend to firms that completed the "
						+ "programme, at half the usual collateral.");
		texts.put("practice.replication",
				"A country needs a labour market assessment, a chamber or association that is trusted, and field staff who "
						+ "can visit each firm monthly. A job costs about 1,850 US dollars, coaching and staff included. "
						+ "Allow four months before the first grant.");
		texts.put("practice.recommendations", """
				- Start from the firms that exist.
				- Pay in instalments tied to jobs that are filled.
				- Reserve half of the jobs for returnees, not all: neighbours must see a benefit too.
				- Budget for transport and child care from the beginning.""");
		texts.put("practice.links", "https://example.org/sme-iraq/evaluation-2023");
		return texts;
	}

	private static Map<String, String> circles() {
		Map<String, String> texts = new LinkedHashMap<>();
		texts.put("practice.title", OTHER_TITLE);
		texts.put("practice.summary",
				"Returnees meet every second week in small circles led by one of them, and help each other through the "
						+ "first year.");
		texts.put("practice.country", "Ghana");
		texts.put("practice.place", "Kaneshie and Dansoman, Accra");
		texts.put("practice.start", "02/2026");
		texts.put("practice.people-reached", "46");
		texts.put("practice.budget", "4,000 USD");
		texts.put("practice.partners",
				"Two parishes and a mosque lend their rooms; a nurse of the district hospital visits.");
		texts.put("practice.context",
				"Many who come back are ashamed to have failed abroad and tell nobody how they are. The nearest counsellor "
						+ "is two hours away, and the waiting list is long.");
		texts.put("practice.objective",
				"That nobody goes through the first year after the return alone, and that whoever needs a doctor sees one "
						+ "in time.");
		texts.put("practice.description", """
				Each circle has eight to ten members and a leader who came back at least two years ago.
				1. Leaders are trained for four days to listen, to keep confidence and to know when to call a nurse.
				2. The circle meets every second week for two hours and agrees on its own rules.
				3. Leaders meet each other once a month with a counsellor.""");
		texts.put("practice.results",
				"46 people have joined five circles in nine months, and 38 of them still come. Four were brought to a doctor.");
		texts.put("practice.success-factors", """
				- The leaders have come back themselves.
				- Nothing is written down in the meetings.""");
		texts.put("practice.challenges", """
				- Fares cost more than expected; members who earn now pay for those who do not.
				- Men come late to the circles; a football match before the meeting helped.""");
		texts.put("practice.sustainability", "Rooms are free, and leaders are paid their fares only.");
		texts.put("practice.replication",
				"Eight leaders, a counsellor for half a day each month, and rooms where nobody asks why one is there.");
		texts.put("practice.recommendations", """
				- Begin with two circles and let them tell others.
				- Train more leaders than you need.""");
		return texts;
	}

	private static FilledWordForm form(byte[] blank) {
		try {
			return new FilledWordForm(blank);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Somebody who contributes.
	 *
	 * @param name the name
	 * @param address the email address
	 */
	record Person(String name, String address) {
	}

}
