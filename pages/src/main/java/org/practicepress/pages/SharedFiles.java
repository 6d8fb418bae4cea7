package org.practicepress.pages;

import java.util.List;

/**
 * Where the shared static files are found.
 */
final class SharedFiles {

	static final String DESIGN = "/design/**";

	/** A name that carries the digest of its content never changes its content. */
	static final String DESIGN_WITH_DIGEST = "/design/{file:.+-[0-9a-f]{32}\\.[a-z]+}";

	static final String WEBJARS = "/webjars/**";

	static final String WEBJARS_WITH_VERSION = "/webjars/{name}/{version:[0-9].*}/**";

	static final List<String> PATTERNS = List.of(DESIGN, WEBJARS);

	private SharedFiles() {
	}

}
