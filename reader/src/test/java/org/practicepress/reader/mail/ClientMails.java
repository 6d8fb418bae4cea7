package org.practicepress.reader.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Mails in the shapes in which the programs that people use write them. */
final class ClientMails {

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final String OURS = "Hub <practices@hub.example>";

	private int boundaries;

	private final List<MailShape> shapes = new ArrayList<>();

	private ClientMails() {
		outlook();
		gmail();
		apple();
		thunderbird();
		others();
		forwards();
	}

	static Stream<MailShape> all() {
		return new ClientMails().shapes.stream();
	}

	private void outlook() {
		String logo = file("image/png", "inline; filename=\"image001.png\"", "image001.png@01DA", 4_000);
		String body = multipart("related", multipart("alternative", plain("Good morning"),
				html("<p class=MsoNormal>Good morning<img src=\"cid:image001.png@01DA\"></p>")), logo);
		brings("Outlook on a desk",
				mail("Our practice",
						multipart("mixed", body,
								attached(WORD, "filename=\"form.docx\"; size=20; creation-date=\"Thu, 26 Nov 2026\""))),
				"form.docx");
		says("Outlook on a desk, with a logo only", mail("Our practice", body), "Good morning");
		for (List<String> head : List.of(List.of("From:", "Sent:", "To:", "Subject:"),
				List.of("De :", "Envoyé :", "À :", "Objet :"), List.of("De:", "Enviado:", "Para:", "Asunto:"),
				List.of("من:", "تاريخ الإرسال:", "إلى:", "الموضوع:"))) {
			String quoted = "%s Hub%n%s Thursday%n%s Amal%n%s Your practice%n%nSummary%nResults%n"
				.formatted(head.toArray());
			says("Outlook on a desk, an answer " + head.getFirst(), mail("RE: Our practice", multipart("alternative",
					plain("Thank you.\n\n" + quoted),
					html("<p class=MsoNormal>Thank you.</p><div style='border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>"
							+ quoted.replace("\n", "<br>") + "</b></p></div><p>Summary</p>"))),
					"Thank you.");
			says("Outlook on a desk, an answer in a page only " + head.getFirst(), mail("RE: Our practice", html(
					"<p class=MsoNormal>Thank you.</p><div><div style='border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>"
							+ head.get(0) + "</b> Hub<br><b>" + head.get(1) + "</b> Thursday<br><b>" + head.get(2)
							+ "</b> Amal<br><b>" + head.get(3) + "</b> Practice</p></div></div><p>Summary</p>")),
					"Thank you.");
		}
		says("Outlook of old",
				mail("RE: Our practice", plain("Thank you.\n\n-----Message d'origine-----\nDe : Hub\nSummary")),
				"Thank you.");
		says("Outlook on the web", mail("Re: Our practice", html(
				"<div class=elementToProof>Thank you.</div><div id=Signature><p>Amal Haddad</p></div><div id=appendonsend></div>"
						+ "<hr><div id=divRplyFwdMsg dir=ltr><b>From:</b> " + OURS.replace("<", "&lt;")
						+ "</div><div>Summary</div>")),
				"Thank you.");
		String phone = html(
				"<div dir=ltr>Thank you.</div><div id=ms-outlook-mobile-signature>Get <a href=\"https://aka.ms/o0ukef\">"
						+ "Outlook for iOS</a></div><div id=mail-editor-reference-message-container><div>Summary</div></div>");
		says("Outlook on a phone", mail("Re: Our practice", phone), "Thank you.");
		says("Outlook on a phone, as text",
				mail("Re: Our practice",
						plain("Thank you.\n\nObtenez Outlook pour Android\n________________________________\n"
								+ "De : Hub\nEnvoyé : jeudi\nÀ : Amal\nObjet : Practice\n\nSummary")),
				"Thank you.");
		brings("Outlook on a phone, with a file",
				mail("Our practice",
						multipart("mixed", phone,
								part("Content-Type: " + WORD + "; name=\"form.docx\"",
										"Content-Disposition: attachment; filename=\"form.docx\"",
										"Content-ID: <A1B2@eurprd>", "one"))),
				"form.docx");
	}

	private void gmail() {
		for (List<String> said : List.of(List.of("On Thu, Nov 26, 2026 at 7:41 AM Hub <", "> wrote:"),
				List.of("Le jeu. 26 nov. 2026 à 07:41, Hub <", "> a écrit :"),
				List.of("El jue, 26 nov 2026 a las 7:41, Hub (<", ">) escribió:"),
				List.of("في الخميس، 26 نوفمبر 2026 في 7:41 ص تمت كتابة ما يلي بواسطة Hub <", ">:"))) {
			String attribution = said.getFirst() + "practices@hub.example" + said.getLast();
			String broken = said.getFirst() + "\npractices@hub.example" + said.getLast();
			says("Gmail, an answer: " + said.getFirst(), mail("Re: Our practice", multipart("alternative",
					plain("Thank you.\n\n" + broken + "\n\n> Summary\n>\n> Results\n"),
					html("<div dir=ltr>Thank you.</div><br><div class=\"gmail_quote gmail_quote_container\"><div class=gmail_attr>"
							+ attribution.replace("<", "&lt;")
							+ "<br></div><blockquote class=gmail_quote>Summary</blockquote></div>"))),
					"Thank you.");
			says("a program that marks nothing: " + said.getFirst(),
					mail("Re: Our practice",
							plain("Thank you.\n\n" + attribution.replace("practices@", "amal@") + "\nSummary\n")),
					"Thank you.");
		}
		says("Gmail, an answer between the lines", mail("Re: Our practice", plain(
				"On Thu, Nov 26, 2026 at 7:41 AM Hub <practices@hub.example> wrote:\n> How many?\nTwelve.\n> Where?\nErbil.\n")),
				"Twelve.\nErbil.");
		says("Gmail, an answer below",
				mail("Re: Our practice",
						plain("From: Hub\nSent: Thursday\nTo: Amal\nSubject: Practice\n\nSummary\n\nThank you.")),
				"From: Hub\nSent: Thursday\nTo: Amal\nSubject: Practice\nSummary\nThank you.");
		brings("Gmail with a file and a photo",
				mail("Our practice", multipart("mixed",
						multipart("related",
								multipart("alternative", plain("[image: photo.jpg]"), html("<img src=\"cid:ii_1\">")),
								file("image/jpeg", "inline; filename=\"photo.jpg\"", "ii_1", 30_000)),
						part("Content-Type: " + WORD + "; name=\"form.docx\"",
								"Content-Disposition: attachment; filename=\"form.docx\"",
								"Content-ID: <f_m1>\r\nX-Attachment-Id: f_m1", "one"))),
				"form.docx", "photo.jpg");
		says("Gmail with a card",
				mail("Our practice",
						multipart("alternative", plain("Good morning\n\n-- \nAmal Haddad\n+964 1"),
								html("<div>Good morning</div><div class=gmail_signature>Amal Haddad</div>"))),
				"Good morning");
	}

	private void apple() {
		String pdf = part("Content-Type: application/pdf; name=form.pdf; x-unix-mode=0644",
				"Content-Disposition: inline; filename=form.pdf", "Content-Transfer-Encoding: 8bit", "one");
		brings("Apple Mail, a file between the lines", mail("Our practice", multipart("alternative",
				plain("Before\n\nAfter"), multipart("mixed", html("<p>Before</p>"), pdf, html("<p>After</p>")))),
				"form.pdf");
		brings("Apple Mail as text", mail("Our practice", multipart("mixed", plain("Before"), pdf, plain("After"))),
				"form.pdf");
		says("Apple Mail, a small picture between the lines", mail("Our practice", multipart("mixed", plain("Before"),
				file("image/png", "inline; filename=dot.png", null, 100), plain("After\n\nSent from my iPhone"))),
				"Before\nAfter");
		brings("a phone that puts photos between the lines", mail("Our practice",
				multipart("mixed", plain("See below"), file("image/jpeg", "inline; filename=image0.jpeg", null, 30_000),
						file("image/jpeg", "inline; filename=image1.jpeg", null, 30_000),
						plain("\n\nEnvoyé de mon iPhone"))),
				"image0.jpeg", "image1.jpeg");
		brings("a phone that puts photos into a page",
				mail("Our practice", multipart("related", html("<img src=\"cid:8C0F\" alt=\"image0.jpeg\">"),
						file("image/jpeg", "inline; filename=image0.jpeg", "8C0F", 150_000))),
				"image0.jpeg");
		says("Apple Mail, an answer",
				mail("Re: Our practice", multipart("alternative",
						plain("Thank you.\n\n> On 26 Nov 2026, at 07:41, " + OURS + " wrote:\n> \n> Summary\n"),
						html("Thank you.<br><blockquote type=\"cite\">On 26 Nov 2026 wrote: Summary</blockquote>"))),
				"Thank you.");
		says("Apple Mail in Arabic",
				mail("رد: Our practice", plain(
						"شكرا.\n\n‏في ٢٦ نوفمبر ٢٠٢٦، الساعة ٧:٤١ ص، كتب Hub:\n\n> Summary\n\nأُرسلت من الـ iPhone")),
				"شكرا.");
		brings("Apple Mail, a name in pieces", mail("Our practice",
				multipart("mixed", plain("Good morning"),
						attached(WORD, "filename*0*=utf-8''formulario%20de%20pr%C3%A1c; filename*1*=tica.docx"))),
				"formulario de práctica.docx");
	}

	private void thunderbird() {
		says("Thunderbird, flowed",
				mail("Our practice",
						part("Content-Type: text/plain; charset=UTF-8; format=flowed", null, null,
								"Small enterprises in Erbil \nreceived grants.\n  indented\n-- \nAmal Haddad")),
				"Small enterprises in Erbil received grants.\nindented");
		says("Thunderbird, flowed without blanks", mail("Our practice",
				part("Content-Type: text/plain; charset=UTF-8; format=flowed; delsp=yes", null, null, "中小企 \n业。\n")),
				"中小企业。");
		says("Thunderbird, an answer", mail("Re: Our practice", multipart("alternative",
				part("Content-Type: text/plain; charset=UTF-8; format=flowed", null, null,
						"Thank you.\n\nOn 26/11/2026 07:41, Hub wrote:\n> Summary\n"),
				html("<p>Thank you.</p><div class=\"moz-cite-prefix\">On 26/11/2026 07:41, Hub wrote:</div><blockquote type=\"cite\">Summary"
						+ "</blockquote><pre class=\"moz-signature\">-- \nAmal Haddad</pre>"))),
				"Thank you.");
		brings("Thunderbird, signed, with a key",
				mail("Our practice", multipart("signed; micalg=pgp-sha256; protocol=\"application/pgp-signature\"",
						multipart("mixed",
								multipart("mixed", plain("Good morning"), attached(WORD, "filename=\"form.docx\""),
										attached("application/pgp-keys", "filename=\"OpenPGP_0x1.asc\""))),
						attached("application/pgp-signature", "filename=\"OpenPGP_signature.asc\""))),
				"form.docx");
		says("Thunderbird, signed, with a card", mail("Our practice",
				multipart("signed; micalg=sha-256; protocol=\"application/pkcs7-signature\"",
						multipart("mixed", plain("Good morning"), attached("text/vcard", "filename=\"amal.vcf\"")),
						attached("application/pkcs7-signature", "filename=\"smime.p7s\""))),
				"Good morning");
	}

	private void others() {
		says("Yahoo, an answer", mail("Re: Our practice", multipart("alternative", plain(
				"Thank you.\n\n    On Thursday, November 26, 2026 at 07:41:19 AM UTC, Hub <practices@hub.example> wrote:  \n \n Summary\n"),
				html("<div>Thank you.</div><div id=\"ydp1yahoo_quoted_2\" class=\"ydp1yahoo_quoted\">Summary</div>"))),
				"Thank you.");
		brings("Yahoo with a file", mail("Our practice", multipart("mixed",
				multipart("alternative", plain("Good morning"), html("Good morning")),
				part("Content-Type: application/octet-stream; name=\"=?UTF-8?b?" + base64("práctica.docx") + "?=\"",
						"Content-Disposition: attachment; filename=\"=?UTF-8?b?" + base64("práctica.docx") + "?=\"",
						"Content-ID: <9a-1>", "one"))),
				"práctica.docx");
		brings("a phone of Samsung", mail("Our practice",
				multipart("mixed", multipart("alternative", plain("Good morning"), html("<p>Good morning</p>")),
						file("image/jpeg", "attachment; filename=\"20261126_074119.jpg\"; size=30000", "0", 30_000))),
				"20261126_074119.jpg");
		says("a mail that begins with a mark of a phone",
				mail("Our practice", plain("Enviado desde mi iPhone\n\nBuenos días")), "Buenos días");
		says("a program that writes nothing but pages",
				mail("Our practice", html("<table><tr><td>Good</td><td>morning</td></tr></table>")), "Good\nmorning");
		says("a reader of pages only",
				mail("Our practice", multipart("alternative", plain(" \n"), html("<p>Good morning</p>"))),
				"Good morning");
	}

	private void forwards() {
		says("Gmail, passed on", mail("Fwd: Our practice", multipart("alternative", plain(
				"See below.\n\n---------- Forwarded message ---------\nFrom: Nour <nour@example.org>\nDate: Thu\nSubject: Practice\n"
						+ "To: <practices@hub.example>\n\nGrants in Erbil."),
				html("<div>See below.</div><div class=gmail_quote>---------- Forwarded message<div>Grants in Erbil.</div></div>"))),
				"See below.\n---------- Forwarded message ---------\nFrom: Nour <nour@example.org>\nDate: Thu\nSubject: Practice\n"
						+ "To: <practices@hub.example>\nGrants in Erbil.");
		says("Outlook, passed on",
				mail("TR : Our practice",
						html("<p>Voir ci-dessous.</p><div><b>De :</b> Nour<br><b>Envoyé :</b> jeudi<br>"
								+ "<b>Objet :</b> Practice</div><p>Grants in Erbil.</p>")),
				"Voir ci-dessous.\nDe : Nour\nEnvoyé : jeudi\nObjet : Practice\nGrants in Erbil.");
		says("Apple Mail, passed on without saying so",
				mail("Our practice",
						plain("Inicio del mensaje reenviado:\n\n> De: Nour\n> Fecha: jueves\n\nGrants in Erbil.")),
				"Inicio del mensaje reenviado:\n> De: Nour\n> Fecha: jueves\nGrants in Erbil.");
		brings("passed on as a file", mail("Fwd: Our practice", multipart("mixed", plain("See the file."),
				part("Content-Type: message/rfc822; name=\"Our practice.eml\"",
						"Content-Disposition: attachment; filename=\"Our practice.eml\"", null,
						mail("Our practice",
								multipart("mixed", plain("Good morning"), attached(WORD, "filename=\"form.docx\"")))))),
				"form.docx");
	}

	private void says(String name, String mail, String words) {
		this.shapes.add(new MailShape(name, mail.getBytes(StandardCharsets.UTF_8), List.of(), words));
	}

	private void brings(String name, String mail, String... files) {
		this.shapes.add(new MailShape(name, mail.getBytes(StandardCharsets.UTF_8), List.of(files), ""));
	}

	private static String mail(String subject, String content) {
		return "From: Amal <amal@example.org>\r\nTo: " + OURS + "\r\nSubject: " + subject + "\r\nMIME-Version: 1.0\r\n"
				+ content;
	}

	private String multipart(String type, String... parts) {
		String boundary = "----=_NextPart_" + this.boundaries++;
		StringBuilder multipart = new StringBuilder("Content-Type: multipart/" + type + ";\r\n\tboundary=\"" + boundary
				+ "\"\r\n\r\nThis is a multipart message.\r\n");
		for (String part : parts) {
			multipart.append("\r\n--").append(boundary).append("\r\n").append(part);
		}
		return multipart + "\r\n--" + boundary + "--\r\n";
	}

	private static String plain(String text) {
		return part("Content-Type: text/plain; charset=\"utf-8\"", null, "Content-Transfer-Encoding: base64",
				base64(text));
	}

	private static String html(String html) {
		return part("Content-Type: text/html; charset=\"utf-8\"", null, "Content-Transfer-Encoding: base64",
				base64("<html><body>" + html + "</body></html>"));
	}

	private static String attached(String type, String name) {
		return part("Content-Type: " + type, "Content-Disposition: attachment; " + name, null, "one");
	}

	private static String file(String type, String disposition, @Nullable String id, int size) {
		byte[] content = new byte[size];
		new Random(1).nextBytes(content);
		return part("Content-Type: " + type, "Content-Disposition: " + disposition,
				"Content-Transfer-Encoding: base64" + ((id != null) ? "\r\nContent-ID: <" + id + ">" : ""),
				Base64.getMimeEncoder().encodeToString(content));
	}

	private static String part(String type, @Nullable String disposition, @Nullable String more, String content) {
		return type + "\r\n" + ((disposition != null) ? disposition + "\r\n" : "")
				+ ((more != null) ? more + "\r\n" : "") + "\r\n" + content;
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
