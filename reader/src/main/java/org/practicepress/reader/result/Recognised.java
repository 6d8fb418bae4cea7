package org.practicepress.reader.result;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;

/**
 * What a file that came turned out to be.
 */
public sealed interface Recognised {

	/**
	 * The form, with at least one answer.
	 *
	 * @param formVersion the version written on the form, or the present one when the
	 * mark is lost
	 * @param formLanguage the language of the form's questions
	 * @param answers all answers, normalised, the contributor's own among them
	 * @param found how each answer was found, by field key
	 * @param written what was written, by field key, where the answer says something else
	 * @param photos the photos within the document
	 * @param pages what the pages look like, where that is known
	 * @param excerpts where on the pages an answer stands that was told from lines of
	 * text alone, by field key; of pages that are known
	 */
	record Practice(int formVersion, FormLanguage formLanguage, Answers answers, Map<String, FoundBy> found,
			Map<String, String> written, List<Photo> photos, List<Page> pages,
			Map<String, List<Excerpt>> excerpts) implements Recognised {

		/**
		 * Copies the collections.
		 */
		public Practice {
			found = Map.copyOf(found);
			written = Map.copyOf(written);
			photos = List.copyOf(photos);
			pages = List.copyOf(pages);
			excerpts = Map.copyOf(excerpts);
		}

		/** Names nobody: answers may be somebody's telephone. */
		@Override
		public String toString() {
			return "Practice" + this.found.keySet();
		}

	}

	/**
	 * Some other document.
	 */
	record NotTheForm() implements Recognised {

	}

	/**
	 * The form, with no answer at all.
	 *
	 * @param formVersion the version written on the form
	 * @param formLanguage the language of the form's questions
	 */
	record EmptyForm(int formVersion, FormLanguage formLanguage) implements Recognised {

	}

	/**
	 * A page of the form, to be read together with its other pages.
	 *
	 * @param text what stands on it, for whoever reads them together
	 */
	record PartOfTheForm(Path text) implements Recognised {

	}

	/**
	 * A mail.
	 *
	 * @param files what it has brought, in this order: what is attached, the text of the
	 * mail if that is the form, pictures in the text
	 * @param words what was written in the mail itself; empty when there are files
	 * @param beside what its sender has written beside the files; empty when there are
	 * none, or one of them is the text of the mail
	 * @param tooLarge the name of the first file that was left out for its size
	 * @param tooMany whether files were left out for their number
	 * @param tooMuch whether something was not looked at: it lies too deep, among too
	 * many parts, or is too long to be read
	 * @param locked the name of the first file that wants a password
	 * @param instead what there is instead of a file; null for nothing of the kind
	 * @param report what it says of another mail that did not get to its recipient; null
	 * for nothing of the kind
	 */
	record Mail(List<EmbeddedFile> files, String words, String beside, @Nullable String tooLarge, boolean tooMany,
			boolean tooMuch, @Nullable String locked, @Nullable Instead instead,
			@Nullable MailReport report) implements Recognised {

		/** What the text of a mail is called as a file. */
		public static final String BODY = "email-message.html";

		/** In characters, for all that is written in a mail: longer than any form. */
		public static final int LONGEST_TEXT = 1_000_000;

		/**
		 * Copies the files.
		 */
		public Mail {
			files = List.copyOf(files);
		}

		/** What people send instead of a file, and may take for one. */
		public enum Instead {

			/** A link to a file that is kept elsewhere. */
			LINK,

			/** A mail that only whoever has a key can read. */
			ENCRYPTED

		}

		/** Names nobody. */
		@Override
		public String toString() {
			return "Mail[" + this.files.size() + " files]";
		}

	}

	/**
	 * Nothing that can be read.
	 *
	 * @param mediaType the file's media type, told from its content
	 * @param reason why
	 */
	record Unreadable(String mediaType, Reason reason) implements Recognised {

	}

	/**
	 * What a page looks like.
	 *
	 * @param number the page's number, from 1
	 * @param picture a picture of it, a JPEG
	 * @param width how wide the page is, in points
	 * @param height how high the page is, in points
	 */
	record Page(int number, EmbeddedFile picture, float width, float height) {

	}

	/**
	 * A photo within the document.
	 *
	 * @param name its name there
	 * @param mediaType its media type, told from its content
	 * @param file its bytes
	 * @param caption what is written with it
	 * @param credit who took it
	 */
	record Photo(String name, String mediaType, Path file, @Nullable String caption, @Nullable String credit) {

	}

}
