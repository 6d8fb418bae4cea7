package org.practicepress.pages.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may ask what of a desk: a line of the table that its service is guarded by, of
 * which the first that fits counts.
 *
 * @param method the method
 * @param path the pattern of the path
 * @param roles who may: whoever has one of them, or one that includes it
 */
public record Right(HttpMethod method, String path, Set<Role> roles) {

	public Right {
		roles = Set.copyOf(roles);
	}

	/**
	 * A line of the table.
	 * @param method the method
	 * @param path the pattern of the path
	 * @param roles who may
	 */
	public Right(HttpMethod method, String path, Role... roles) {
		this(method, path, Set.of(roles));
	}

	/**
	 * The line that counts.
	 * @param rights the table
	 * @param method the method that is asked for
	 * @param path the path that is asked for
	 * @return the first line that fits; none if the table says nothing of it
	 */
	public static Optional<Right> of(List<Right> rights, HttpMethod method, String path) {
		PathContainer asked = PathContainer.parsePath(path);
		return rights.stream()
			.filter((right) -> right.method().equals(method) && right.pattern().matches(asked))
			.findFirst();
	}

	private PathPattern pattern() {
		return PathPatternParser.defaultInstance.parse(this.path);
	}

}
