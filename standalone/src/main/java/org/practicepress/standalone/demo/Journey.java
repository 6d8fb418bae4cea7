package org.practicepress.standalone.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.demo.Browser.Page;
import org.practicepress.standalone.demo.Browser.UploadedFile;
import org.practicepress.standalone.demo.Postbox.Attachment;
import org.practicepress.standalone.demo.Postbox.Letter;
import org.practicepress.standalone.demo.Story.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole journey, from four contributors to one factsheet, over the real protocols
 * only. Each step does what a person would do and checks what that person would see.
 */
public final class Journey {

	private static final Pattern STATUS_LINK = Pattern.compile("/submissions/([A-Za-z0-9_-]{40,})");

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	/** How long a person would wait before asking somebody. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String ASKED = "Could you say how many of the jobs still exist?\nA figure would convince a ministry.";

	private static final String DECLINED = "Thank you, Joseph. The circles sound promising, but they have only just begun. "
			+ "Please send the form again when you have results of one year.";

	private final Address address;

	private final Narrator narrator;

	private final JsonMapper json = new JsonMapper();

	private final Browser visitor;

	private final Browser editor;

	private final Person amal;

	private final Person joseph;

	private final Person lucia;

	private final Person karim;

	private byte[] blank = new byte[0];

	private byte[] sent = new byte[0];

	private String amalsMail = "";

	private String amalsLink = "";

	private String josephsLink = "";

	private String factsheet = "";

	private @Nullable Letter request;

	/**
	 * Prepares a journey. Its contributors are new people each time, so that it can be
	 * played on a site that has been used before.
	 * @param address where the site is
	 * @param narrator who tells of it
	 */
	public Journey(Address address, Narrator narrator) {
		this.address = address;
		this.narrator = narrator;
		this.visitor = new Browser(address.url());
		this.editor = new Browser(address.url());
		String once = UUID.randomUUID().toString().substring(0, 6);
		this.amal = new Person("Amal Haddad", "amal.haddad." + once + "@tigris.example");
		this.joseph = new Person("Joseph Mensah", "joseph.mensah." + once + "@kaneshie.example");
		this.lucia = new Person("Lucía Rojas", "lucia.rojas." + once + "@escuela.example");
		this.karim = new Person("Karim Benali", "karim.benali." + once + "@example.net");
	}

	/**
	 * Plays all of it.
	 * @param afterArrival what happens once the forms have been sent, such as a part
	 * being killed
	 * @param afterRequest what happens once changes were asked for
	 */
	public void play(Runnable afterArrival, Runnable afterRequest) {
		contributorsSendTheirForms();
		afterArrival.run();
		eachIsToldWhatWasRead();
		editorAsksForChanges();
		afterRequest.run();
		contributorAnswersAndEditorAccepts();
		editorPublishes();
		readersFindIt();
		othersEndedWhereTheyShould();
		editorSignsOut();
		nothingWasMailedTwice();
		if (this.address.kafka() != null) {
			nobodysContactDataWentAstray(this.address.kafka());
		}
	}

	private void contributorsSendTheirForms() {
		this.narrator.chapter("Four people have something to send");
		step("Amal Haddad downloads the blank Word form in English", () -> {
			HttpResponse<byte[]> form = this.visitor.get("/form/practice-form.en.docx", "*/*");
			check(form.statusCode() == 200 && form.body().length > 5_000, "the form cannot be downloaded");
			this.blank = form.body();
		});
		step("she fills it in, puts two photos into it and mails it to " + this.address.practices(), () -> {
			this.sent = Story.practice(this.blank, this.amal, Story.VAGUE);
			this.amalsMail = postbox(this.amal).send(this.address.practices(), "Our practice from Iraq",
					"Dear colleagues,\n\nplease find our practice attached.\n\nKind regards\nAmal",
					List.of(Attachment.word("practice-form Amal.docx", this.sent)), null);
		});
		step("Joseph Mensah uploads his at the website and lands on his private status page", () -> {
			HttpResponse<byte[]> answer = this.visitor.upload("/submissions", "text/html", Map.of(), List
				.of(new UploadedFile("form", "peer circles.docx", WORD, Story.otherPractice(this.blank, this.joseph))));
			check(answer.statusCode() == 200, "the upload was answered with status " + answer.statusCode());
			Matcher link = STATUS_LINK.matcher(answer.uri().getPath());
			check(link.matches(), "the upload led to " + answer.uri());
			this.josephsLink = link.group();
		});
		step("Lucía Rojas mails a form she has not finished",
				() -> postbox(this.lucia).send(this.address.practices(), "Formulario",
						"Buenos días, les envío el formulario.",
						List.of(Attachment.word("formulario.docx", Story.unfinished(this.blank, this.lucia))), null));
		step("Karim Benali mails a photo of a cat by mistake",
				() -> postbox(this.karim).send(this.address.practices(), "The form", "See attached.",
						List.of(new Attachment("IMG_2041.jpg", "image/jpeg", Pictures.cat())), null));
	}

	private void eachIsToldWhatWasRead() {
		this.narrator.chapter("Each is told what was read");
		step("Amal gets a receipt in the thread of her own mail; its link shows the status queued", () -> {
			Letter receipt = letter(this.amal, 1, (letter) -> true);
			check(receipt.inReplyTo().equals(this.amalsMail), "the receipt answers " + receipt.inReplyTo());
			this.amalsLink = link(receipt);
			JsonNode status = status(this.amalsLink, "queued");
			check(status.path("title").asString("").equals(Story.TITLE),
					"the title was read as " + status.path("title"));
			check(status.path("answers").path("practice.results").asString("").contains("1,402 jobs"),
					"the results were not read: " + status.path("answers").path("practice.results"));
		});
		step("Joseph gets his by mail too", () -> {
			check(link(letter(this.joseph, 1, (letter) -> true)).equals(this.josephsLink), "not the same link");
			status(this.josephsLink, "queued");
		});
		step("Lucía is told which answers are missing", () -> {
			Letter letter = letter(this.lucia, 1, (each) -> true);
			JsonNode status = status(link(letter), "incomplete");
			check(status.path("problems").toString().contains("practice.context"),
					"problems: " + status.path("problems"));
		});
		step("Karim is told kindly that this is not a form", () -> {
			Letter letter = letter(this.karim, 1, (each) -> true);
			status(link(letter), "unreadable");
		});
	}

	private void editorAsksForChanges() {
		this.narrator.chapter("The editor's desk");
		step("the editor signs in and sees the queue", () -> {
			Page login = this.editor.open("/desk");
			Page desk = login.has("/login") ? this.editor.submit(login, "/login",
					Map.of("username", "editor", "password", this.address.editorPassword())) : login;
			check(desk.status() == 200 && !desk.has("/login"), "signing in led to " + desk.uri());
			waitFor("both practices in the queue", () -> {
				String queue = this.editor.open("/desk").text();
				return queue.contains(Story.TITLE) && queue.contains(Story.OTHER_TITLE);
			});
		});
		step("opens Amal's submission: every answer, both photos, the very file she sent", () -> {
			Page review = review(Story.TITLE);
			check(review.text().contains("Firms report sales 46 per cent"), "an answer is missing");
			check(review.document().select("main img").size() >= 2, "the photos are missing");
			boolean identical = review.document()
				.select("a[href*=/files/]")
				.stream()
				.map((file) -> this.editor.get(file.attr("abs:href"), "*/*").body())
				.anyMatch((content) -> java.util.Arrays.equals(content, this.sent));
			check(identical, "the original file cannot be downloaded as it was sent");
		});
		step("takes it and asks for changes", () -> {
			Page taken = this.editor.submit(review(Story.TITLE), "/start", Map.of());
			check(taken.status() == 200, "taking it was answered with status " + taken.status());
			Page asked = this.editor.submit(review(Story.TITLE), "/changes-requests", Map.of("message", ASKED));
			check(asked.status() == 200, "asking was answered with status " + asked.status());
		});
		step("Amal gets the request by mail", () -> {
			this.request = letter(this.amal, 2, (each) -> each.text().contains("A figure would convince a ministry."));
			status(this.amalsLink, "changes-requested");
		});
	}

	private void contributorAnswersAndEditorAccepts() {
		step("she answers that mail with a corrected form attached", () -> {
			Letter asked = java.util.Objects.requireNonNull(this.request);
			this.sent = Story.practice(this.blank, this.amal, Story.PRECISE);
			postbox(this.amal).send(this.address.practices(), asked.subject(), "Here it is, with the figure.",
					List.of(Attachment.word("practice-form Amal 2.docx", this.sent)), asked);
		});
		step("it arrives as revision 2 of the same submission, in review again", () -> {
			waitFor("the corrected answer on her status page",
					() -> status(this.amalsLink, "in-review").path("answers")
						.path("practice.results")
						.asString("")
						.contains(Story.PRECISE));
			waitFor("the corrected answer on the desk", () -> review(Story.TITLE).text().contains(Story.PRECISE));
		});
		step("the editor accepts it as a good practice", () -> {
			Page accepted = this.editor.submit(review(Story.TITLE), "/acceptance", Map.of("category", "good"));
			check(accepted.status() == 200, "accepting was answered with status " + accepted.status());
			status(this.amalsLink, "accepted");
		});
		step("and declines Joseph's with a friendly reason", () -> {
			this.editor.submit(review(Story.OTHER_TITLE), "/start", Map.of());
			Page declined = this.editor.submit(review(Story.OTHER_TITLE), "/decline", Map.of("message", DECLINED));
			check(declined.status() == 200, "declining was answered with status " + declined.status());
		});
	}

	private void editorPublishes() {
		this.narrator.chapter("From practice to factsheet");
		step("the draft is ready", () -> waitFor("the draft", () -> draft() != null));
		step("the editor adjusts a sentence and looks at the preview", () -> {
			Page draft = this.editor.open(java.util.Objects.requireNonNull(draft()));
			Element results = draft.document()
				.select("textarea")
				.stream()
				.filter((area) -> area.val().contains("Firms report sales"))
				.findFirst()
				.orElseThrow(() -> new StepFailed("the results are not in the draft"));
			Page preview = this.editor.submit(draft, draft.uri().getPath(), Map.of(results.attr("name"),
					results.val().replace("Firms report sales", "On average, firms report sales"), "then", "preview"));
			check(preview.text().contains("On average, firms report sales"), "the preview lacks the new sentence");
		});
		step("publishes it as the next number of the series, after a last look", () -> {
			Page draft = this.editor.open(java.util.Objects.requireNonNull(draft()));
			Page asked = this.editor.submit(draft, draft.uri().getPath(), Map.of("then", "publish"));
			check(asked.text().contains("On average, firms report sales"), "what is asked about lacks the sentence");
			Page published = this.editor.submit(asked, "/publication", Map.of());
			check(published.status() == 200, "publishing was answered with status " + published.status());
			waitFor("the status published", () -> status(this.amalsLink, "published") != null);
		});
	}

	private void readersFindIt() {
		step("/factsheets shows it", () -> {
			Element link = waitForValue("the factsheet in the series",
					() -> this.visitor.open("/factsheets")
						.document()
						.select("a[href*=/factsheets/]")
						.stream()
						.filter((each) -> each.text().contains(Story.TITLE))
						.findFirst()
						.orElse(null));
			Page page = this.visitor.open(link.attr("abs:href"));
			check(page.status() == 200 && page.text().contains("On average, firms report sales"),
					"the page is not right");
			Matcher number = Pattern.compile("/factsheets/(\\d+)").matcher(page.uri().getPath());
			check(number.find(), "no number in " + page.uri());
			this.factsheet = number.group();
			check(page.text().contains("Practice #" + number.group(1)), "the page does not say its number");
		});
		step("its PDF opens: two to four pages, the adjusted sentence in it", () -> {
			HttpResponse<byte[]> answer = this.visitor.get(this.factsheet + ".pdf", "*/*");
			check(answer.statusCode() == 200, "the PDF was answered with status " + answer.statusCode());
			try (PDDocument pdf = Loader.loadPDF(answer.body())) {
				check(pdf.getNumberOfPages() >= 2 && pdf.getNumberOfPages() <= 4,
						"the PDF has " + pdf.getNumberOfPages() + " pages");
				String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
				check(text.contains("On average, firms report sales"), "the PDF lacks the adjusted sentence");
			}
		});
		step("its Word file opens", () -> {
			HttpResponse<byte[]> answer = this.visitor.get(this.factsheet + ".docx", "*/*");
			try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(answer.body()));
					XWPFWordExtractor text = new XWPFWordExtractor(word)) {
				check(text.getText().contains("On average, firms report sales"), "the Word file lacks the sentence");
				check(word.getAllPictures().size() >= 2, "the Word file lacks the photos");
			}
		});
		step("Amal gets the mail with the link, and the link opens", () -> {
			Letter news = letter(this.amal, 3, (each) -> each.text().contains("/factsheets/"));
			Matcher link = Pattern.compile("/factsheets/[\\w-]+").matcher(news.text());
			check(link.find() && this.visitor.open(link.group()).status() == 200, "the link does not open");
		});
	}

	private void othersEndedWhereTheyShould() {
		this.narrator.chapter("And the others");
		step("Joseph was told the reason", () -> {
			letter(this.joseph, 2, (each) -> each.text().contains("when you have results of one year"));
			status(this.josephsLink, "declined");
		});
	}

	private void editorSignsOut() {
		step("the editor signs out at one desk, and both are closed", () -> {
			this.editor.open("/desk/factsheets");
			this.editor.submit(this.editor.open("/desk"), "/logout", Map.of());
			for (String desk : List.of("/desk/factsheets", "/desk")) {
				check(this.editor.open(desk).has("/login"), desk + " is open to whoever comes next");
			}
		});
	}

	private void nothingWasMailedTwice() {
		step("nothing was mailed twice", () -> {
			for (Person person : List.of(this.amal, this.joseph, this.lucia, this.karim)) {
				Set<String> ids = new HashSet<>();
				Set<String> texts = new HashSet<>();
				for (Letter letter : postbox(person).read()) {
					check(ids.add(letter.messageId()), person.name() + " got " + letter.messageId() + " twice");
					check(texts.add(letter.text()), person.name() + " got the same text twice: " + letter.subject());
				}
			}
			check(postbox(this.lucia).read().size() == 1, "Lucía got more than one mail");
			check(postbox(this.karim).read().size() == 1, "Karim got more than one mail");
		});
	}

	private void nobodysContactDataWentAstray(String kafka) {
		step("names, addresses and private links are on no topic but contributors", () -> {
			List<String> personal = new ArrayList<>();
			for (Person person : List.of(this.amal, this.joseph, this.lucia, this.karim)) {
				personal.add(person.address());
				for (Letter letter : postbox(person).read()) {
					STATUS_LINK.matcher(letter.text()).results().map((link) -> link.group(1)).forEach(personal::add);
				}
			}
			personal.add(this.amal.name());
			for (ConsumerRecord<byte[], byte[]> record : everything(kafka)) {
				if (record.value() != null && !record.topic().equals("contributors")) {
					String value = new String(record.value(), StandardCharsets.UTF_8);
					for (String datum : personal) {
						check(!value.contains(datum), datum + " stands on " + record.topic());
					}
				}
			}
		});
	}

	private static List<ConsumerRecord<byte[], byte[]>> everything(String kafka) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.listTopics()
				.values()
				.stream()
				.flatMap(List::stream)
				.filter((partition) -> !partition.topic().startsWith("__"))
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(200)).forEach(all::add);
			}
			return all;
		}
	}

	private Page review(String title) {
		String link = waitForValue("a review of “" + title + "”", () -> {
			for (String queue : List.of("/desk", "/desk?status=in-review", "/desk?status=changes-requested")) {
				for (Element each : this.editor.open(queue).document().select("a[href*=/desk/reviews/]")) {
					if (each.text().contains(title)) {
						return each.attr("abs:href");
					}
				}
			}
			return null;
		});
		return this.editor.open(link);
	}

	private @Nullable String draft() {
		return this.editor.open("/desk/factsheets")
			.document()
			.select("a[href*=/desk/factsheets/]")
			.stream()
			.filter((link) -> link.text().contains(Story.TITLE))
			.map((link) -> link.attr("abs:href"))
			.findFirst()
			.orElse(null);
	}

	/** Waits until the status is the expected one. */
	private JsonNode status(String link, String expected) {
		return waitForValue("the status " + expected, () -> {
			HttpResponse<byte[]> answer = this.visitor.get(link, "application/json");
			JsonNode status = (answer.statusCode() == 200) ? this.json.readTree(answer.body()) : null;
			return (status != null && status.path("status").asString("").equals(expected)) ? status : null;
		});
	}

	/** Waits for a mail that fits, among at least so many. */
	private Letter letter(Person person, int atLeast, Predicate<Letter> fits) {
		return waitForValue("a mail to " + person.name(), () -> {
			List<Letter> letters = postbox(person).read();
			return (letters.size() >= atLeast) ? letters.stream().filter(fits).findFirst().orElse(null) : null;
		});
	}

	private static String link(Letter letter) {
		Matcher link = STATUS_LINK.matcher(letter.text());
		check(link.find(), "no status link in the mail “" + letter.subject() + "”");
		return link.group();
	}

	private Postbox postbox(Person person) {
		return new Postbox(person.address(), person.name(), this.address.smtpPort(), this.address.imapPort());
	}

	private void step(String what, Step step) {
		this.narrator.step(what, () -> {
			try {
				step.take();
			}
			catch (IOException ex) {
				throw new StepFailed(ex.toString(), ex);
			}
		});
	}

	private static void check(boolean holds, String otherwise) {
		if (!holds) {
			throw new StepFailed(otherwise);
		}
	}

	private static void waitFor(String what, Supplier<Boolean> holds) {
		waitForValue(what, () -> holds.get() ? Boolean.TRUE : null);
	}

	private static <T> T waitForValue(String what, Supplier<@Nullable T> look) {
		Instant deadline = Instant.now().plus(PATIENCE);
		while (true) {
			T value = look.get();
			if (value != null) {
				return value;
			}
			if (Instant.now().isAfter(deadline)) {
				throw new StepFailed("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
			}
			try {
				Thread.sleep(200);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new StepFailed("interrupted", ex);
			}
		}
	}

	/**
	 * Where a site is.
	 *
	 * @param url its web address
	 * @param practices the address practices are mailed to
	 * @param smtpPort its SMTP port on loopback
	 * @param imapPort its IMAP port on loopback
	 * @param kafka its broker; null when nobody may look into it
	 * @param editorPassword the editor's password
	 */
	public record Address(String url, String practices, int smtpPort, int imapPort, @Nullable String kafka,
			String editorPassword) {
	}

	/**
	 * What is done and checked in one step.
	 */
	@FunctionalInterface
	private interface Step {

		void take() throws IOException;

	}

}
