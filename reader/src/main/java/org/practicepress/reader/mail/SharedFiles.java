package org.practicepress.reader.mail;

import java.util.List;
import java.util.Locale;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Links to a file that somebody keeps elsewhere. Nothing is ever fetched: who may read it
 * there is its owner's to say, and where a link leads is not. Pure.
 */
final class SharedFiles {

	private static final List<String> HOSTS = List.of("1drv.ms", "onedrive.live.com", "sharepoint.com", "sharepoint.us",
			"drive.google.com", "docs.google.com", "dropbox.com", "db.tt", "wetransfer.com", "we.tl");

	private static final Pattern LINK = Pattern.compile("(?i)https?://([^\\s/?#\"'<>()\\[\\]]+)");

	private static final Pattern WITHIN_ANOTHER = Pattern.compile("(?i)https?%3a%2f%2f([a-z0-9.-]+)");

	private SharedFiles() {
	}

	/**
	 * Whether there is a link to a file somewhere.
	 * @param text a text, or a link
	 * @return true also when it is wrapped in a link that checks where links lead
	 */
	static boolean areLinkedIn(String text) {
		return anyOf(LINK.matcher(text)) || anyOf(WITHIN_ANOTHER.matcher(text));
	}

	private static boolean anyOf(Matcher links) {
		while (links.find()) {
			String authority = links.group(1).toLowerCase(Locale.ROOT);
			String host = authority.substring(authority.lastIndexOf('@') + 1);
			int port = host.indexOf(':');
			String name = (port >= 0) ? host.substring(0, port) : host;
			if (HOSTS.stream().anyMatch((known) -> name.equals(known) || name.endsWith("." + known))) {
				return true;
			}
		}
		return false;
	}

}
