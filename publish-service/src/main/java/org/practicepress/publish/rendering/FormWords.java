package org.practicepress.publish.rendering;

import java.util.Map;

/** The form's words for its fields and choices. */
public interface FormWords {

	/** What the form calls a field; the key itself when it does not know it. */
	String field(String key, String language);

	/** What the form calls a choice; the value itself when it does not know it. */
	String choice(String key, String value, String language);

	/** The choices of a field, code to word; empty when it is not one of choices. */
	Map<String, String> choices(String key, String language);

}
