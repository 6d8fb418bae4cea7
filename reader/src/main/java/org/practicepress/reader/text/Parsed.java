package org.practicepress.reader.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;

/**
 * What came of reading a file.
 */
public sealed interface Parsed {

	/**
	 * The file's media type, told from its content.
	 * @return such as {@code application/pdf}
	 */
	String mediaType();

	/**
	 * The file could be read.
	 *
	 * @param mediaType the file's media type
	 * @param xhtml its text as well-formed XHTML; a Word document's content controls are
	 * elements with the attribute {@code data-field}, see {@link Markup}
	 * @param metadata what the file says about itself
	 * @param embedded the files within it, in the order they stand there
	 */
	record Text(String mediaType, String xhtml, Map<String, List<String>> metadata,
			List<EmbeddedFile> embedded) implements Parsed {

		/**
		 * Copies the collections.
		 */
		public Text {
			metadata = Map.copyOf(metadata);
			embedded = List.copyOf(embedded);
		}

		/**
		 * Several files that are the pages of one document.
		 * @param pages the files in their order, at least one
		 * @return the document
		 */
		public static Text of(List<Text> pages) {
			StringBuilder body = new StringBuilder("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>");
			List<EmbeddedFile> embedded = new ArrayList<>();
			for (Text page : pages) {
				int start = page.xhtml().indexOf('>', page.xhtml().indexOf("<body")) + 1;
				int end = page.xhtml().lastIndexOf("</body>");
				body.append(page.xhtml(), start, Math.max(start, end));
				embedded.addAll(page.embedded());
			}
			return new Text(pages.getFirst().mediaType(), body.append("</body></html>").toString(),
					pages.getFirst().metadata(), embedded);
		}

		/** Does not repeat what a stranger has written. */
		@Override
		public String toString() {
			return "Text[" + this.mediaType + ", " + this.xhtml.length() + " characters, " + this.embedded.size()
					+ " files]";
		}

	}

	/**
	 * The file could not be read.
	 *
	 * @param mediaType the file's media type
	 * @param reason why
	 */
	record Failed(String mediaType, Reason reason) implements Parsed {

	}

}
