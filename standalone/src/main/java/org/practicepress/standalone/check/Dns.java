package org.practicepress.standalone.check;

import java.net.IDN;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

import org.springframework.util.StringUtils;

/**
 * What the DNS says of who may send mail for a domain. Where it cannot be asked, nobody
 * knows, and that is said.
 */
final class Dns {

	/** That of this machine. */
	static final String USUAL = "dns:";

	private final String servers;

	Dns(String servers) {
		this.servers = servers;
	}

	List<Finding> sender(String domain) {
		try {
			String name = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
			return List.of(spf(name), dmarc(name));
		}
		catch (IllegalArgumentException ex) {
			return List.of(Finding.wrong("SPF", "\"" + domain + "\" is no domain: look at the practices address."));
		}
	}

	private Finding spf(String domain) {
		String what = "SPF";
		try {
			Optional<List<String>> texts = texts(domain);
			if (texts.isEmpty()) {
				return Finding.note(what, "unknown: the DNS that this machine asks knows no domain " + domain
						+ ". Look whether it is the right one.");
			}
			List<String> records = texts.get().stream().filter((text) -> begins(text, "v=spf1")).toList();
			if (records.isEmpty()) {
				return Finding
					.wrong(what, domain + " does not say who may send its mail, so letters are taken for spam:"
							+ " add a TXT record such as \"v=spf1 include:… -all\", as whoever runs the relay tells.");
			}
			return (records.size() > 1)
					? Finding.wrong(what, domain + " has " + records.size() + " records, so none counts: keep one.")
					: Finding.good(what, domain + " says: " + records.getFirst());
		}
		catch (NamingException ex) {
			return unknown(what, ex);
		}
	}

	private Finding dmarc(String domain) {
		String what = "DMARC";
		try {
			Optional<String> record = Optional.empty();
			// a domain without one has its parent's
			for (String above = domain; record.isEmpty()
					&& StringUtils.countOccurrencesOf(above, ".") > 0; above = above
						.substring(above.indexOf('.') + 1)) {
				record = texts("_dmarc." + above).orElse(List.of())
					.stream()
					.filter((text) -> begins(text, "v=dmarc1"))
					.findFirst();
			}
			return record.map((text) -> Finding.good(what, domain + " says: " + text))
				.orElse(Finding.note(what,
						domain + " does not say what is to be done with forged mail: add a TXT record" + " _dmarc."
								+ domain + " such as \"v=DMARC1; p=none; rua=mailto:…\"."));
		}
		catch (NamingException ex) {
			return unknown(what, ex);
		}
	}

	private static Finding unknown(String what, NamingException failure) {
		return Finding.note(what, "unknown: the DNS cannot be asked from here (" + failure.getClass().getSimpleName()
				+ "). Look it up where there is a network.");
	}

	/**
	 * The texts of a name; nothing when there is no such name. A name of letters, digits
	 * and dots is looked up in the DNS and nowhere else, and what comes back is text.
	 */
	@SuppressWarnings({ "BanJNDI", "JdkObsolete" })
	private Optional<List<String>> texts(String name) throws NamingException {
		Hashtable<String, String> settings = new Hashtable<>();
		settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
		settings.put(Context.PROVIDER_URL, this.servers);
		settings.put("com.sun.jndi.dns.timeout.initial", "1000");
		settings.put("com.sun.jndi.dns.timeout.retries", "2");
		DirContext context = new InitialDirContext(settings);
		try {
			Attribute found = context.getAttributes(name, new String[] { "TXT" }).get("TXT");
			List<String> texts = new ArrayList<>();
			if (found != null) {
				NamingEnumeration<?> values = found.getAll();
				while (values.hasMore()) {
					texts.add(joined(String.valueOf(values.next())));
				}
			}
			return Optional.of(texts);
		}
		catch (NameNotFoundException ex) {
			return Optional.empty();
		}
		finally {
			context.close();
		}
	}

	/** A long text comes in pieces, each in quotes. */
	private static String joined(String pieces) {
		return pieces.startsWith("\"") ? StringUtils.deleteAny(StringUtils.replace(pieces, "\" \"", ""), "\"") : pieces;
	}

	private static boolean begins(String text, String version) {
		return text.toLowerCase(Locale.ROOT).startsWith(version);
	}

}
