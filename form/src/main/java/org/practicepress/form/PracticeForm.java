package org.practicepress.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A form: its sections, its questions, and the words for them in every language. Read
 * from a file of data; a form that would break a service later is refused on reading.
 */
public final class PracticeForm {

	/** Where the form lies on the class path. */
	public static final String RESOURCE = "form/practice-form.yml";

	private static final String LICENCE = "{licence}";

	private static final YAMLMapper MAPPER = YAMLMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private final byte[] source;

	private final Definition definition;

	private final Map<String, Field> fields;

	private final Map<Role, Field> roles;

	private PracticeForm(byte[] source, Definition definition, Map<String, Field> fields, Map<Role, Field> roles) {
		this.source = source;
		this.definition = definition;
		this.fields = fields;
		this.roles = roles;
	}

	/**
	 * Reads the form on the class path.
	 * @return the form
	 * @throws InvalidForm when it breaks a rule
	 */
	public static PracticeForm load() {
		try (InputStream yaml = PracticeForm.class.getClassLoader().getResourceAsStream(RESOURCE)) {
			if (yaml == null) {
				throw new InvalidForm(List.of("There is no " + RESOURCE + " on the class path"));
			}
			return read(yaml);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a form of a series under the usual licence.
	 * @param yaml the form's file
	 * @return the form
	 * @throws InvalidForm when it breaks a rule
	 */
	public static PracticeForm read(InputStream yaml) {
		return read(yaml, Licence.USUAL);
	}

	/**
	 * Reads a form.
	 * @param yaml the form's file
	 * @param licence the licence of the series, for wherever the form speaks of it
	 * @return the form
	 * @throws InvalidForm when it breaks a rule
	 */
	public static PracticeForm read(InputStream yaml, Licence licence) {
		byte[] source;
		Definition definition;
		try {
			source = yaml.readAllBytes();
			definition = MAPPER.readValue(source, Definition.class);
			JsonNode tree = MAPPER.readTree(source);
			if (name(licence, tree)) {
				source = new JsonMapper().writeValueAsBytes(tree);
				definition = MAPPER.treeToValue(tree, Definition.class);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JacksonException ex) {
			throw new InvalidForm(List.of(String.valueOf(ex.getMessage())));
		}
		return of(source, definition);
	}

	/**
	 * Puts the licence into every text that speaks of it.
	 * @return whether any does
	 */
	private static boolean name(Licence licence, JsonNode node) {
		boolean named = false;
		if (node instanceof ObjectNode texts) {
			for (FormLanguage language : FormLanguage.values()) {
				String text = texts.path(language.code()).asString("");
				if (text.contains(LICENCE)) {
					texts.put(language.code(), text.replace(LICENCE, licence.named().in(language)));
					named = true;
				}
			}
		}
		for (JsonNode below : node) {
			named |= name(licence, below);
		}
		return named;
	}

	private static PracticeForm of(byte[] source, Definition definition) {
		FormRules rules = new FormRules();
		Map<String, Field> fields = new LinkedHashMap<>();
		rules.checkHead(definition);
		for (Section section : definition.sections()) {
			rules.checkSection(section);
			for (Field field : section.fields()) {
				rules.checkField(field);
				if (fields.put(field.key(), field) != null) {
					rules.broken("Two fields are called '" + field.key() + "'");
				}
			}
		}
		rules.checkReferences(fields);
		Map<Role, Field> roles = rules.checkRoles(definition.roles(), fields);
		rules.refuseIfBroken();
		return new PracticeForm(source, definition, fields, roles);
	}

	/**
	 * The form as a file, for another process to {@linkplain #read read}.
	 * @return a copy
	 */
	public byte[] source() {
		return this.source.clone();
	}

	/**
	 * The form's name, as in file names and footers.
	 * @return such as {@code practice-form}
	 */
	public String name() {
		return this.definition.name();
	}

	/**
	 * The form's version.
	 * @return 1 or more
	 */
	public int version() {
		return this.definition.version();
	}

	/**
	 * The form's name, version and language in one line, as each blank form carries it.
	 * @param language a language
	 * @return such as {@code practice-form v1 · en}
	 */
	public String mark(FormLanguage language) {
		return name() + " v" + version() + " · " + language.code();
	}

	/**
	 * The form's title.
	 * @param language the reader's
	 * @return the title
	 */
	public String title(FormLanguage language) {
		return this.definition.title().in(language);
	}

	/**
	 * How to fill the form in and where to send it, one paragraph an element.
	 * @param language the reader's
	 * @return the instructions
	 */
	public List<String> instructions(FormLanguage language) {
		return this.definition.instructions().stream().map((paragraph) -> paragraph.in(language)).toList();
	}

	/**
	 * The words that belong to no field.
	 * @return the words
	 */
	public FormWords words() {
		return this.definition.words();
	}

	/**
	 * The sections, in order.
	 * @return the sections
	 */
	public List<Section> sections() {
		return this.definition.sections();
	}

	/**
	 * All fields, in order.
	 * @return the fields
	 */
	public List<Field> fields() {
		return List.copyOf(this.fields.values());
	}

	/**
	 * The field with this key.
	 * @param key a key, perhaps of an older version of the form
	 * @return the field, or empty when this form has none such
	 */
	public Optional<Field> find(String key) {
		return Optional.ofNullable(this.fields.get(key));
	}

	/**
	 * The field with this key.
	 * @param key the key of a field of this form
	 * @return the field
	 * @throws IllegalArgumentException when this form has none such
	 */
	public Field field(String key) {
		Field field = this.fields.get(key);
		if (field == null) {
			throw new IllegalArgumentException("The form has no field '" + key + "'");
		}
		return field;
	}

	/**
	 * The field that plays this role.
	 * @param role a role that every form has a field for
	 * @return the field
	 */
	public Field field(Role role) {
		return find(role).orElseThrow(() -> new IllegalStateException("No field plays the role " + role.code()));
	}

	/**
	 * The field that plays this role.
	 * @param role a role
	 * @return the field, or empty when this form does not ask for it
	 */
	public Optional<Field> find(Role role) {
		return Optional.ofNullable(this.roles.get(role));
	}

	/**
	 * What the form's file holds.
	 */
	record Definition(String name, int version, Translated title, List<Translated> instructions, FormWords words,
			Map<Role, String> roles, List<Section> sections) {

		Definition {
			Objects.requireNonNull(name, "The form has no name");
			Objects.requireNonNull(title, "The form has no title");
			Objects.requireNonNull(words, "The form has no words");
			Objects.requireNonNull(roles, "The form has no roles");
			instructions = List.copyOf(Objects.requireNonNull(instructions, "The form has no instructions"));
			sections = List.copyOf(Objects.requireNonNull(sections, "The form has no sections"));
		}

	}

	/**
	 * Thrown for a form that breaks a rule.
	 */
	public static final class InvalidForm extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final ArrayList<String> broken;

		InvalidForm(List<String> broken) {
			super("The form cannot be used: " + String.join("; ", broken));
			this.broken = new ArrayList<>(broken);
		}

		/**
		 * Every rule that is broken.
		 * @return sentences for whoever wrote the form
		 */
		public List<String> broken() {
			return List.copyOf(this.broken);
		}

	}

}
