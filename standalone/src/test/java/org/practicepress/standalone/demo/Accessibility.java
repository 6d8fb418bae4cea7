package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.microsoft.playwright.Page;

import org.springframework.core.io.ClassPathResource;

/**
 * Looks for what keeps people out of a page: the rules of axe-core for WCAG 2.0, 2.1 and
 * 2.2, levels A and AA.
 */
final class Accessibility {

	private static final String AXE = read("axe.min.js");

	private static final String VIOLATIONS = """
			async () => {
				const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
				const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
				return found.violations.flatMap((rule) => rule.nodes.map((node) =>
						rule.id + ': ' + node.target.join(' ') + ' (' + node.failureSummary.replace(/\\s+/g, ' ') + ')'));
			}
			""";

	private Accessibility() {
	}

	/**
	 * What is wrong with a page as it stands.
	 * @param page the page
	 * @return one sentence per place
	 */
	@SuppressWarnings("unchecked")
	static List<String> violations(Page page) {
		page.evaluate(AXE + "; undefined");
		return (List<String>) page.evaluate(VIOLATIONS);
	}

	private static String read(String name) {
		try {
			return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
