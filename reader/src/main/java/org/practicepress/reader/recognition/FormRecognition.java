package org.practicepress.reader.recognition;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.reader.photo.PhotoFile;
import org.practicepress.reader.recognition.Captions.Captioned;
import org.practicepress.reader.recognition.FormWording.Asked;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Excerpt;
import org.practicepress.reader.result.FoundBy;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.result.Recognised.Page;
import org.practicepress.reader.result.Recognised.Photo;
import org.practicepress.reader.text.Markup;
import org.practicepress.reader.text.Parsed;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Recognises the form in a document. An answer is found by its content control; where a
 * program has dropped those, by the question beside it, in whichever of the form's
 * languages it is asked.
 */
public final class FormRecognition {

	/** With fewer questions found, a document has the form's words by chance. */
	private static final int FEWEST_QUESTIONS = 5;

	private static final int MOST_COPIES = 5;

	/** What goes into each other deeper than this was made to break its reader. */
	private static final int DEEPEST = 200;

	/** What nobody asks by chance, or quotes from a mail of ours. */
	private static final int MANY_QUESTIONS = 12;

	private static final Pattern VERSION = Pattern.compile("v\\d{1,4}");

	private static final String PDF = "application/pdf";

	private static final DocumentBuilderFactory XML = xml();

	private final PracticeForm form;

	private final FormWording wording;

	private final AnswerReader reader;

	/**
	 * The recognition of a form.
	 * @param form the form
	 */
	public FormRecognition(PracticeForm form) {
		this.form = form;
		this.wording = new FormWording(form);
		this.reader = new AnswerReader(this.wording);
	}

	/**
	 * Recognises the form.
	 * @param text a document's text
	 * @return the answers, or what it is instead
	 */
	public Recognised recognise(Parsed.Text text) {
		Element root = parse(text.xhtml());
		if (root == null) {
			return new Recognised.NotTheForm();
		}
		List<String> questions = new ArrayList<>();
		List<Map<Field, Place>> copies = copies(root, questions, text);
		if (copies.getFirst().size() < FEWEST_QUESTIONS) {
			return new Recognised.NotTheForm();
		}
		Optional<Matcher> mark = this.wording.mark(root.getTextContent());
		int version = version(mark, text);
		FormLanguage language = language(mark, text, questions);
		// who sends the form twice in a file has answered the first, or only the second
		for (Map<Field, Place> places : copies) {
			Map<String, List<String>> values = new LinkedHashMap<>();
			Map<String, FoundBy> found = new HashMap<>();
			Map<String, String> written = new LinkedHashMap<>();
			Map<String, List<Excerpt>> excerpts = new LinkedHashMap<>();
			for (Field field : this.form.fields()) {
				Place place = places.get(field);
				if (place != null) {
					List<Cell.Line> lines = this.reader.lines(place.cell());
					List<String> answer = this.reader.read(field, place.cell(), lines);
					values.put(field.key(), answer);
					this.reader.written(field, place.cell(), lines, answer)
						.ifPresent((words) -> written.put(field.key(), words));
					if (!answer.isEmpty()) {
						found.put(field.key(), place.by());
						excerpts.put(field.key(), place.cell().excerpts());
					}
				}
			}
			Answers answers = Answers.of(values);
			List<Photo> photos = photos(root, places.get(this.form.field(Role.PHOTOS)), text.embedded());
			if (!answers.isEmpty() || !photos.isEmpty()) {
				List<Page> pages = pages(root, text.embedded());
				Set<Integer> shown = pages.stream().map(Page::number).collect(Collectors.toSet());
				excerpts.replaceAll((key, all) -> all.stream().filter((one) -> shown.contains(one.page())).toList());
				excerpts.values().removeIf(List::isEmpty);
				return new Recognised.Practice(version, language, answers, found, written, photos, pages, excerpts);
			}
		}
		return new Recognised.EmptyForm(version, language);
	}

	/**
	 * Whether a text asks so many of the form's questions that it can only be the form.
	 * @param lines the text
	 * @return true for the form, answered or not
	 */
	public boolean isAskedIn(List<String> lines) {
		long questions = lines.stream()
			.flatMap((line) -> this.wording.asked(line).stream())
			.map(Asked::field)
			.distinct()
			.count();
		return questions >= Math.min(MANY_QUESTIONS, this.form.fields().size() / 2 + 1);
	}

	/**
	 * Whether a document asks any of the form's questions, as a page of the form does.
	 * @param text the document's text
	 * @return true for a page of the form
	 */
	public boolean isPartOfTheForm(Parsed.Text text) {
		Element root = parse(text.xhtml());
		return root != null && !new TextLabels(this.wording, root).answers().isEmpty();
	}

	/** The pictures come in the order of the pages that have one. */
	private static List<Page> pages(Element root, List<EmbeddedFile> embedded) {
		Iterator<EmbeddedFile> pictures = embedded.stream()
			.filter((file) -> Markup.isPagePicture(file.name()))
			.iterator();
		List<Page> pages = new ArrayList<>();
		int number = 0;
		for (Element page : all(root, "div")) {
			if (page.hasAttribute(Markup.PAGE)) {
				number++;
				if (!page.getAttribute(Markup.PAGE).isEmpty() && pictures.hasNext()) {
					pages.add(new Page(number, pictures.next(), Float.parseFloat(page.getAttribute(Markup.WIDTH)),
							Float.parseFloat(page.getAttribute(Markup.HEIGHT))));
				}
			}
		}
		return pages;
	}

	/** Where a question is answered, and how that was found out. */
	private record Place(Cell cell, FoundBy by) {
	}

	/** Where each question is answered, in each copy of the form in the document. */
	private List<Map<Field, Place>> copies(Element root, List<String> questions, Parsed.Text document) {
		List<Map<Field, Place>> copies = new ArrayList<>(List.of(new LinkedHashMap<>()));
		Map<Element, List<Element>> more = new HashMap<>();
		TableLabels labels = new TableLabels(root, this.wording);
		for (TableLabels.Found found : labels.found()) {
			questions.add(found.question());
			Element first = found.cells().getFirst();
			more.put(first, found.cells().subList(1, found.cells().size()));
			Place place = new Place(cell(labels, first, more), FoundBy.TABLE_LABEL);
			IntStream.range(0, MOST_COPIES)
				.mapToObj((copy) -> copy(copies, copy))
				.filter((copy) -> !copy.containsKey(found.field()))
				.findFirst()
				.ifPresent((copy) -> copy.put(found.field(), place));
		}
		Map<Element, Set<Field>> tagged = new HashMap<>();
		Map<String, Integer> seen = new HashMap<>();
		List<Map<Field, Element>> controls = new ArrayList<>();
		for (Element control : all(root, "*")) {
			String tag = control.getAttribute(Markup.FIELD);
			String key = tag.contains("/") ? tag.substring(0, tag.indexOf('/')) : tag;
			this.form.find(key).ifPresent((field) -> {
				int copy = Math.min(MOST_COPIES, seen.merge(tag, 1, Integer::sum)) - 1;
				copy(controls, copy).putIfAbsent(field, control);
				tagged.computeIfAbsent(cellOf(control), (cell) -> new LinkedHashSet<>()).add(field);
			});
		}
		FoundBy byTag = document.mediaType().equals(PDF) ? FoundBy.ACROFORM_FIELD : FoundBy.CONTROL;
		for (int copy = 0; copy < controls.size(); copy++) {
			Map<Field, Place> places = copy(copies, copy);
			controls.get(copy).forEach((field, control) -> {
				Element cell = cellOf(control);
				boolean alone = Set.of(field).equals(tagged.get(cell));
				Cell answer = alone ? cell(labels, cell, more) : new Cell(control);
				places.put(field, new Place(answer, byTag));
			});
		}
		if (copies.getFirst().size() < FEWEST_QUESTIONS) {
			TextLabels text = new TextLabels(this.wording, root);
			FoundBy byText = document.metadata().containsKey(Markup.READ_FROM_PICTURE) ? FoundBy.OCR
					: FoundBy.TEXT_LABEL;
			questions.addAll(text.questions());
			text.answers().forEach((field, cell) -> copies.getFirst().putIfAbsent(field, new Place(cell, byText)));
		}
		return copies;
	}

	/** A cell with those that go on with it. */
	private static Cell cell(TableLabels labels, Element first, Map<Element, List<Element>> more) {
		List<Element> others = more.getOrDefault(first, List.of());
		return others.isEmpty() ? labels.cell(first) : new Cell(first, others);
	}

	private static <T> Map<Field, T> copy(List<Map<Field, T>> copies, int number) {
		while (copies.size() <= number) {
			copies.add(new LinkedHashMap<>());
		}
		return copies.get(number);
	}

	/** The cell around a control: what was written beside the control counts, too. */
	private static Element cellOf(Element control) {
		for (Node node = control.getParentNode(); node instanceof Element element; node = element.getParentNode()) {
			if (element.getTagName().equals("td")) {
				return element;
			}
		}
		return control;
	}

	private List<Photo> photos(Element root, @Nullable Place place, List<EmbeddedFile> embedded) {
		Map<String, EmbeddedFile> files = new HashMap<>();
		embedded.stream()
			.filter((file) -> PhotoFile.isPhoto(file.mediaType()))
			.forEach((file) -> files.put(file.name(), file));
		Map<String, Photo> photos = new LinkedHashMap<>();
		if (place != null) {
			List<Cell.Line> lines = place.cell()
				.lines()
				.stream()
				.filter((line) -> line.picture() ? files.containsKey(line.text()) : !this.wording.own(line.text()))
				.toList();
			for (Captioned captioned : Captions.read(lines)) {
				add(photos, files, captioned);
			}
		}
		for (Element picture : all(root, "img")) {
			if (!inMargin(picture)) {
				new Cell(picture).lines().forEach((line) -> add(photos, files, new Captioned(line.text(), null, null)));
			}
		}
		return List.copyOf(photos.values());
	}

	private static void add(Map<String, Photo> photos, Map<String, EmbeddedFile> files, Captioned captioned) {
		EmbeddedFile file = files.get(captioned.picture());
		if (file != null) {
			photos.putIfAbsent(file.name(),
					new Photo(file.name(), file.mediaType(), file.file(), captioned.caption(), captioned.credit()));
		}
	}

	private static boolean inMargin(Element element) {
		for (Node node = element; node instanceof Element parent; node = parent.getParentNode()) {
			if (parent.getAttribute("class").equals(Markup.MARGIN)) {
				return true;
			}
		}
		return false;
	}

	private int version(Optional<Matcher> mark, Parsed.Text text) {
		return mark.map((found) -> Integer.valueOf(found.group(1)))
			.or(() -> property(text, this.form.name()).filter(VERSION::matches)
				.map((version) -> Integer.valueOf(version.substring(1))))
			.orElse(this.form.version());
	}

	private FormLanguage language(Optional<Matcher> mark, Parsed.Text text, List<String> questions) {
		return mark.flatMap((found) -> FormLanguage.find(found.group(2)))
			.or(() -> property(text, "language").flatMap(FormLanguage::find))
			.orElseGet(() -> this.wording.languageOf(questions));
	}

	private static Optional<String> property(Parsed.Text text, String name) {
		return text.metadata().getOrDefault("custom:" + name, List.of()).stream().findFirst();
	}

	static List<Element> all(Element root, String name) {
		NodeList found = root.getElementsByTagName(name);
		List<Element> all = new ArrayList<>();
		// how many there are costs a look at all the rest of the document, at each time
		for (Node next = found.item(0); next != null; next = found.item(all.size())) {
			all.add((Element) next);
		}
		return all;
	}

	/** The text may be a stranger's work to the last character: it gets no entities. */
	private static DocumentBuilderFactory xml() {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
			return factory;
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException("XML cannot be read safely here", ex);
		}
	}

	private static @Nullable Element parse(String xhtml) {
		try {
			DocumentBuilder builder = XML.newDocumentBuilder();
			builder.setErrorHandler(null);
			Document document = builder.parse(new InputSource(new StringReader(xhtml)));
			Element root = document.getDocumentElement();
			NodeList bodies = root.getElementsByTagName("body");
			return (bodies.getLength() > 0) ? (Element) bodies.item(0) : root;
		}
		catch (SAXException ex) {
			return null;
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException("XML cannot be read safely here", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
