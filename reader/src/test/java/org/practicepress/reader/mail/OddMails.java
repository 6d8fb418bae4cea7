package org.practicepress.reader.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mails as no standard has them and as they come all the same: broken programs, old
 * devices, gateways that rewrite, and people who mean harm.
 */
final class OddMails {

	static final String GOOD = "Good morning";

	static final String FORM = "form.docx";

	private static final String FROM = "From: Amal <amal@example.org>\r\n";

	private static final String TO = "To: practices@hub.example\r\nSubject: Our practice\r\n";

	private static final String TEXT = "Content-Type: text/plain; charset=utf-8\r\n";

	private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\r\n";

	private static final String WORD = "Content-Type: application/msword\r\n";

	private static final String BASE64 = "Content-Transfer-Encoding: base64\r\n";

	private static final String ATTACHED = "Content-Disposition: attachment; filename=\"" + FORM + "\"\r\n";

	private final List<MailShape> mails = new ArrayList<>();

	private OddMails() {
		heads();
		types();
		names();
		encodings();
		structures();
	}

	static Stream<MailShape> all() {
		return new OddMails().mails.stream();
	}

	private void heads() {
		said("no headers at all", "\r\n" + GOOD);
		said("headers only, and no empty line", FROM + TO.stripTrailing(), "");
		said("nothing", "", "");
		said("an empty body", FROM + TO + TEXT + "\r\n", "");
		said("text where the headers should be", FROM + "Good morning, dear all\r\n" + TO + TEXT + "\r\n" + GOOD);
		said("a line without a colon", FROM + "nonsense\r\n" + TO + TEXT + "\r\n" + GOOD);
		said("a line that begins with a colon", FROM + ": nonsense\r\n" + TO + TEXT + "\r\n" + GOOD);
		said("a blank before the colon", "From : a@example.org\r\nContent-Type : text/plain\r\n\r\n" + GOOD);
		said("the line of a mailbox file",
				"From amal@example.org Thu Nov 26 07:41:19 2026\r\n" + FROM + TO + "\r\n" + GOOD);
		said("lines that begin with blanks", " folded into nothing\r\n" + FROM + TO + "\r\n" + GOOD);
		said("no sender", TO + TEXT + "\r\n" + GOOD);
		said("two senders, two types",
				FROM + "From: other@example.org\r\n" + TO + TEXT + "Content-Type: image/png\r\n\r\n" + GOOD);
		said("a sender who cannot be told", "From: <<<@@@>>> \"\r\n" + TO + TEXT + "\r\n" + GOOD);
		said("a group of senders", "From: Team: amal@example.org, b@example.org;\r\n" + TO + TEXT + "\r\n" + GOOD);
		said("an address with comments",
				"From: (me) amal (at home) @ (the) example.org (ha \\) ha)\r\n" + TO + TEXT + "\r\n" + GOOD);
		said("comments without end", "From: amal@example.org (" + "(".repeat(10_000) + "\r\n" + TO + "\r\n" + GOOD);
		said("an address outside of ASCII", "From: أمل@مثال.example\r\n" + TO + TEXT + "\r\n" + GOOD,
				StandardCharsets.UTF_8);
		said("headers in Latin 1",
				"From: Jos\u00e9 <jose@example.org>\r\nSubject: Pr\u00e1ctica\r\n" + TEXT + "\r\n" + GOOD);
		said("headers in UTF-8", "From: José <jose@example.org>\r\nSubject: ممارسة\r\n" + TEXT + "\r\n" + GOOD,
				StandardCharsets.UTF_8);
		said("bytes that are no letters", FROM + "Subject: \u0000\u0001\u00ff\u00fe\r\n" + TEXT + "\r\n" + GOOD);
		said("a subject of 10,000 letters", FROM + "Subject: " + "a".repeat(10_000) + "\r\n" + TEXT + "\r\n" + GOOD);
		said("an encoded subject of 10,000 words",
				FROM + "Subject:" + " =?utf-8?q?a?=\r\n".repeat(10_000) + TEXT + "\r\n" + GOOD);
		said("a subject that would be more headers",
				FROM + "Subject: =?utf-8?q?a=0D=0ABcc:_b@example.org=0D=0A=0D=0Ac?=\r\n" + TEXT + "\r\n" + GOOD);
		said("letters whose last byte ends a line",
				FROM + "Subject: a\u760d\u760aBcc: b@example.org\r\n" + TEXT + "\r\n" + GOOD, StandardCharsets.UTF_8);
		said("no date, no Message-ID", FROM + TO + TEXT + "\r\n" + GOOD);
		for (String date : List.of("Thu, 1 Jan 1970 00:00:00 +0000", "Thu, 31 Dec 2099 23:59:59 +0000", "yesterday",
				"99/99/9999 99:99 PM", "=?utf-8?q?Montag?=", "Thu, 26 Nov 2026 07:41:19 +9999999999", "")) {
			said("the date " + date, FROM + "Date: " + date + "\r\n" + TO + TEXT + "\r\n" + GOOD);
		}
		for (String id : List.of("", "<>", "no brackets", "<a b@c>", "<a@b", "<" + "a".repeat(5_000) + "@b>",
				"<a@b> <c@d>")) {
			said("the Message-ID " + id.substring(0, Math.min(12, id.length())),
					FROM + "Message-ID: " + id + "\r\nReferences: " + id + "\r\n" + TO + TEXT + "\r\n" + GOOD);
		}
		said("10,000 references", FROM + "References:" + "\r\n <a@b>".repeat(10_000) + "\r\n" + TO + "\r\n" + GOOD);
		said("the version 7", FROM + TO + "MIME-Version: 7 (beta)\r\n" + TEXT + "\r\n" + GOOD);
		said("lines that end with LF", (FROM + TO + TEXT + "\r\n" + GOOD + "\r\n").replace("\r\n", "\n"));
		said("lines that end with CR", (FROM + TO + TEXT + "\r\n" + GOOD + "\r\n").replace("\r\n", "\r"));
		said("lines that end with CR CR LF", FROM + TO + TEXT + "\r\n" + GOOD + "\r\r\n");
		said("a CR within a header", FROM + "X-A: b\rc\r\n" + TO + TEXT + "\r\n" + GOOD);
	}

	private void types() {
		for (String type : List.of("", "text", "text/", "/plain", "plain", "text/plain;", "text/plain;;; charset",
				"text/plain; charset", "text/plain; charset=", "text/plain; charset=\"utf-8",
				"text/plain charset=utf-8", "text/plain; charset=klingon", "text/plain; charset=\"\u00fc\"",
				"text/plain; =x; y=", "text/plain; name=", "text/plain; charset=utf-8; format=flowed; delsp",
				"TEXT / PLAIN", "text/plain (what (else) is; new)",
				"text/plain; charset=utf-8; " + "a=b; ".repeat(2_000), "\"text/plain\"", "text/plain, text/html")) {
			said("the type " + type.substring(0, Math.min(50, type.length())),
					FROM + TO + "Content-Type: " + type + "\r\n\r\n" + GOOD);
		}
		said("a type that is another line",
				FROM + TO + "Content-Type:\r\n text/plain;\r\n\tcharset=utf-8\r\n\r\n" + GOOD);
		said("a charset that is not what it says", FROM + TO + TEXT + "\r\nPr\u00e1ctica", "Práctica");
		said("letters where there should be none", FROM + TO + "\r\nPr\u00e1ctica", "Práctica");
		said("letters of a charset nobody knows",
				FROM + TO + "Content-Type: text/plain; charset=x-unknown\r\n\r\nممارسة", StandardCharsets.UTF_8,
				"ممارسة");
		said("an old charset of Arabic", FROM + TO + "Content-Type: text/plain; charset=windows-1256\r\n\r\nممارسة",
				Charset.forName("windows-1256"), "ممارسة");
		said("a charset that the page names",
				FROM + TO + "Content-Type: text/html\r\n\r\n<meta charset=windows-1256><p>ممارسة",
				Charset.forName("windows-1256"), "ممارسة");
		said("a mark of the byte order", FROM + TO + TEXT + "\r\n\ufeff" + GOOD, StandardCharsets.UTF_8);
		brought("a file without a type", mixed(ATTACHED + BASE64 + "\r\n" + base64("one")), FORM);
		brought("a file whose type cannot be read",
				mixed("Content-Type: ;;;\"\r\n" + ATTACHED + BASE64 + "\r\n" + base64("one")), FORM);
	}

	private void names() {
		name("a name in two words",
				"filename=\"=?utf-8?b?" + base64("prácti") + "?= =?utf-8?b?" + base64("ca.docx") + "?=\"",
				"práctica.docx");
		name("a word without end", "filename=\"=?utf-8?q?pr=C3=A1ctica.docx\"", "=?utf-8?q?pr=C3=A1ctica.docx");
		name("a word of a charset nobody knows", "filename=\"=?klingon?q?form.docx?=\"", FORM);
		name("a word in an encoding nobody knows", "filename=\"=?utf-8?x?form.docx?=\"", "=?utf-8?x?form.docx?=");
		name("half an escape", "filename=\"=?utf-8?q?form=4.docx?=\"", "form=4.docx");
		name("a letter cut in two", "filename=\"=?utf-8?q?pr=C3?= =?utf-8?q?=A1ctica.docx?=\"", "práctica.docx");
		name("escapes in the new way", "filename*=utf-8'es'pr%C3%A1ctica+1.docx", "práctica+1.docx");
		name("escapes that are none", "filename*=utf-8''100%.docx", "100%.docx");
		name("escapes of a charset nobody knows", "filename*=klingon''pr%C3%A1ctica.docx", "práctica.docx");
		name("a new way without a charset", "filename*=form.docx", FORM);
		name("a name in pieces", "filename*0=\"for\"; filename*1=\"m.docx\"", FORM);
		name("pieces in another order", "filename*1*=%C3%A1ctica.docx; filename*0*=utf-8''pr", "práctica.docx");
		name("a piece that is missing", "filename*0=\"form.docx\"; filename*2=\".exe\"", FORM);
		name("a piece with a number without end", "filename*99999999999999999999=x; filename=form.docx", FORM);
		name("both ways", "filename=\"form.docx\"; filename*=utf-8''pr%C3%A1ctica.docx", "práctica.docx");
		name("no end of the quotation", "filename=\"form.docx", FORM);
		name("no quotation marks", "filename=our form (new).docx", "our form (new).docx");
		name("a name in Latin 1", "filename=\"pr\u00e1ctica.docx\"", "práctica.docx");
		name("a semicolon in the name", "filename=\"a;b.docx\"", "a;b.docx");
		name("an escaped quotation mark", "filename=\"a\\\"b.docx\"", "a\"b.docx");
		name("a path", "filename=\"../../etc/form.docx\"", FORM);
		name("a path of Windows", "filename=\"C:\\\\Users\\\\amal\\\\form.docx\"", FORM);
		name("nothing but a path", "filename=\"../\"", "attachment.msword");
		name("a name that turns around", "filename*=utf-8''form%E2%80%AExcod.exe", "formxcod.exe");
		name("a name of two lines", "filename*=utf-8''form%0D%0ABcc%3A%20b%00.docx", "form Bcc: b .docx");
		name("a name of blanks", "filename=\"  \"", "attachment.msword");
		name("a disposition nobody knows", "filename=form.docx", FORM, "whatever; ");
		name("no disposition at all", "filename=form.docx", FORM, "");
		name("two names", "filename=form.docx; filename=other.docx", FORM);
	}

	private void encodings() {
		brought("an encoding nobody knows", mixed(WORD + ATTACHED + "Content-Transfer-Encoding: klingon\r\n\r\none"),
				FORM);
		brought("an encoding with more to it",
				mixed(WORD + ATTACHED + "Content-Transfer-Encoding: base64; really (yes)\r\n\r\n" + base64("one")),
				FORM);
		brought("letters that are none",
				mixed(WORD + ATTACHED + BASE64 + "\r\n!!" + base64("one").replace("n", "\u00ff-n") + "***"), FORM);
		brought("an encoded file that is cut off", mixed(WORD + ATTACHED + BASE64 + "\r\nb25lb25"), FORM);
		brought("an encoded file of nothing", mixed(WORD + ATTACHED + BASE64 + "\r\n"), FORM);
		said("text that is not encoded as it says", FROM + TO + TEXT + BASE64 + "\r\nGood morning, dear all!",
				"Good morning, dear all!");
		said("text whose encoding nobody knows", FROM + TO + TEXT + "Content-Transfer-Encoding: x-none\r\n\r\n" + GOOD);
		said("escapes that are none",
				FROM + TO + TEXT + "Content-Transfer-Encoding: quoted-printable\r\n\r\n100=% =ZZ =", "100=% =ZZ =");
		said("encoded text with junk", FROM + TO + TEXT + BASE64 + "\r\n--> " + base64(GOOD) + " <--");
		said("a whole multipart that is encoded",
				FROM + TO + MIXED + BASE64 + "\r\n" + base64("--b\r\n" + TEXT + "\r\n" + GOOD + "\r\n--b--\r\n"));
		said("nothing but a quotation", FROM + TO + TEXT + "\r\n> Summary\r\n> Results\r\n", "");
	}

	private void structures() {
		said("a multipart without a boundary", FROM + TO + "Content-Type: multipart/mixed\r\n\r\n" + GOOD);
		brought("a boundary that nobody named", FROM + TO + "Content-Type: multipart/mixed\r\n\r\n--b\r\n" + TEXT
				+ "\r\n" + GOOD + "\r\n--b\r\n" + WORD + ATTACHED + "\r\none\r\n--b--\r\n", FORM);
		brought("another boundary than the one that was named",
				FROM + TO + "Content-Type: multipart/mixed; boundary=c\r\n\r\nThis is a message in MIME.\r\n--b\r\n"
						+ WORD + ATTACHED + "\r\none\r\n--b--\r\n",
				FORM);
		brought("a boundary that never ends",
				FROM + TO + MIXED + "\r\n--b\r\n" + TEXT + "\r\n" + GOOD + "\r\n--b\r\n" + WORD + ATTACHED + "\r\none",
				FORM);
		brought("a boundary with no end of its quotation",
				FROM + TO + "Content-Type: multipart/mixed; boundary=\"b\r\n\r\n--b\r\n" + WORD + ATTACHED
						+ "\r\none\r\n--b--\r\n",
				FORM);
		brought("a boundary of signs without quotation marks",
				FROM + TO + "Content-Type: multipart/mixed; boundary=----=_Part(1)/2:3\r\n\r\n------=_Part(1)/2:3\r\n"
						+ WORD + ATTACHED + "\r\none\r\n------=_Part(1)/2:3--\r\n",
				FORM);
		said("an empty boundary", FROM + TO + "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n" + TEXT
				+ "\r\n" + GOOD + "\r\n----\r\n");
		said("no part", FROM + TO + MIXED + "\r\n--b--\r\n", "");
		said("parts of nothing",
				FROM + TO + MIXED + "\r\n--b\r\n--b\r\n\r\n--b\r\n" + TEXT + "\r\n" + GOOD + "\r\n--b--\r\n");
		said("a multipart within, with the same boundary", FROM + TO + MIXED + "\r\n--b\r\n" + MIXED + "\r\n--b\r\n"
				+ TEXT + "\r\n" + GOOD + "\r\n--b--\r\n--b--\r\n");
		brought("a boundary that begins like the one outside",
				FROM + TO + MIXED + "\r\n--b\r\n" + "Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n" + WORD
						+ ATTACHED + "\r\none\r\n--b1--\r\n--b--\r\n",
				FORM);
		said("a multipart nobody knows", FROM + TO + "Content-Type: multipart/x-what; boundary=b\r\n\r\n--b\r\n" + TEXT
				+ "\r\n" + GOOD + "\r\n--b--\r\n");
		said("a mail in the mail, of nothing",
				mixed(TEXT + "\r\n" + GOOD + "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"));
		brought("a mail in the mail, encoded as a whole", mixed(
				"Content-Type: message/rfc822\r\n" + BASE64 + "\r\n" + base64(FROM + WORD + ATTACHED + "\r\none")),
				FORM);
		String many = IntStream.range(0, 500)
			.mapToObj((i) -> "--b\r\n" + WORD + ATTACHED + "\r\none\r\n")
			.reduce("", String::concat);
		this.mails.add(new MailShape("500 files", latin(FROM + TO + MIXED + "\r\n" + many + "--b--\r\n"),
				IntStream.range(0, 20).mapToObj((i) -> FORM).toList(), ""));
		StringBuilder deep = new StringBuilder(FROM + TO);
		for (int i = 0; i < 1_000; i++) {
			deep.append("Content-Type: multipart/mixed; boundary=b")
				.append(i)
				.append("\r\n\r\n--b")
				.append(i)
				.append("\r\n");
		}
		said("1,000 deep", deep + TEXT + "\r\n" + GOOD, "");
		said("mails in mails, 1,000 deep", FROM + TO + "Content-Type: message/rfc822\r\n\r\n".repeat(1_000) + GOOD, "");
	}

	private void said(String name, String mail) {
		said(name, mail, StandardCharsets.ISO_8859_1, GOOD);
	}

	private void said(String name, String mail, String words) {
		said(name, mail, StandardCharsets.ISO_8859_1, words);
	}

	private void said(String name, String mail, Charset charset) {
		said(name, mail, charset, GOOD);
	}

	private void said(String name, String mail, Charset charset, String words) {
		this.mails.add(new MailShape(name, mail.getBytes(charset), List.of(), words));
	}

	private void brought(String name, String mail, String file) {
		this.mails.add(new MailShape(name, latin(mail), List.of(file), ""));
	}

	private void name(String name, String parameter, String file) {
		name(name, parameter, file, "attachment; ");
	}

	private void name(String name, String parameter, String file, String disposition) {
		brought(name,
				mixed(disposition.isEmpty()
						? "Content-Type: application/msword; " + parameter.replace("file", "") + "\r\n\r\none"
						: WORD + "Content-Disposition: " + disposition + parameter + "\r\n\r\none"),
				file);
	}

	private static String mixed(String part) {
		return FROM + TO + MIXED + "\r\n--b\r\n" + part + "\r\n--b--\r\n";
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
