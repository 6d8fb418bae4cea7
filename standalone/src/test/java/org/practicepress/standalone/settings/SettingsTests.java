package org.practicepress.standalone.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.ConfigurableEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTests {

	private static final String WHOLE = """
			# a hub of its own
			practice-press:
			  public-url: https://practices.example.org
			  mail:
			    address: practices@example.org
			    retry.give-up-after: 3d
			  intake:
			    mailbox:
			      host: imap.example.org
			      user: practices
			      password: "0123"
			    uploads.least-free: 2GB
			    drafts.keep: 14d
			  messaging.outbox.workers: 2
			spring:
			  mail:
			    host: smtp.example.org
			    port: 587
			    properties:
			      mail.smtp.starttls.enable: true
			  mongodb.uri: ${DATABASE}
			  cloud.stream.kafka.binder:
			    brokers: [kafka-1:9092, kafka-2:9092]
			    producer-properties: {security.protocol: SSL}
			server:
			  port: 8090
			  tomcat.remoteip.internal-proxies: 10.0.0.5/32, ::1/128
			logging.level.org.apache.kafka: warn
			management.metrics.tags.hub: ours
			""";

	@TempDir
	private Path directory;

	@Test
	void takesEveryKindOfSetting() throws IOException {
		Settings settings = read(WHOLE, Map.of("DATABASE", "mongodb://db.example.org"));
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.publicUrl()).hasValue(URI.create("https://practices.example.org"));
		assertThat(settings.port("server.port")).hasValue(8090);
		assertThat(settings.group("logging.level")).containsExactlyEntriesOf(Map.of("org.apache.kafka", "warn"));
		assertThat(Arrays.stream(Part.values()).filter(settings::names)).containsExactly(Part.KAFKA, Part.STORE,
				Part.MAILBOX, Part.RELAY);
	}

	@Test
	void theEnvironmentCountsMoreThanTheFileAndTheFileMoreThanTheSite() throws IOException {
		Settings settings = read("practice-press.intake.drafts.keep: 14d\npractice-press.mail.name: Ours\n",
				Map.of("PRACTICE_PRESS_INTAKE_DRAFTS_KEEP", "7d", "SPRINGMAILHOST", "no", "SPRING_MAIL_HOST",
						"smtp.example.org", "PRACTICEPRESS_MAIL_ADDRESS", "p@example.org"));
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.names(Part.RELAY)).isTrue();
		assertThat(settings.find(Settings.MAIL_ADDRESS)).hasValue("p@example.org");
		ConfigurableEnvironment environment = settings.environment(
				Map.of("practice-press.intake.drafts.keep", "1d", "practice-press.mail.name", "Site", "other", "x"));
		assertThat(environment.getProperty("practice-press.mail.name")).isEqualTo("Ours");
		assertThat(environment.getProperty("other")).isEqualTo("x");
		assertThat(settings.find("practice-press.intake.drafts.keep")).hasValue("7d");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					spring.mail.hots: x                         | spring.mail.hots is no setting that there is: did you mean spring.mail.host?
					practice-press.mailbox.host: x              | practice-press.mailbox.host is no setting that there is: did you mean practice-press.intake.mailbox.host?
					practice-pres.public-url: https://x.org     | practice-pres.public-url is no setting that there is: did you mean practice-press.public-url?
					kafka.brokers: x:9092                       | kafka.brokers is no setting that there is: did you mean spring.cloud.stream.kafka.binder.brokers?
					practice-press.publci-url: https://x.org    | practice-press.publci-url is no setting that there is: did you mean practice-press.public-url?
					wholly.unlike.anything: 1                   | wholly.unlike.anything is no setting that there is: see docs/install.md for those that are.
					practice-press.intake: yes                  | practice-press.intake is the name of a group of settings: write one of them below it, indented by two spaces.
					spring.mail.host.name: x                    | spring.mail.host.name is not set so: spring.mail.host takes one value, and nothing below it.
					spring.mail.host: [a, b]                    | spring.mail.host is not set so: spring.mail.host takes one value, and nothing below it.
					spring.mail.host:                           | spring.mail.host has no value: give it one, or take the line out.
					spring.mail.port: many                      | spring.mail.port must be a whole number, not "many".
					spring.mail.port: 70000                     | spring.mail.port must be a port from 1 to 65535, not "70000".
					practice-press.intake.drafts.keep: soon     | practice-press.intake.drafts.keep must be a length of time, such as 30s, 5m, 12h or 30d, not "soon".
					practice-press.intake.uploads.least-free: ! | practice-press.intake.uploads.least-free has no value: give it one, or take the line out.
					practice-press.intake.uploads.least-free: a lot | practice-press.intake.uploads.least-free must be a size, such as 25MB or 2GB, not "a lot".
					spring.threads.virtual.enabled: maybe       | spring.threads.virtual.enabled must be true or false, not "maybe".
					practice-press.intake.mailbox.tls: always   | practice-press.intake.mailbox.tls must be one of auto, none, starttls, implicit, not "always".
					spring.mail.password: 0123                  | spring.mail.password is taken for a number or a yes or no as it stands: put its value in quotes.
					practice-press.licence: MIT                 | practice-press.licence must be a licence of Creative Commons, such as CC-BY-4.0, CC-BY-NC-SA-4.0 or CC-BY-3.0-IGO, the address of another one, or its terms in a sentence, not "MIT".
					practice-press.mail.name: no                | practice-press.mail.name is taken for a number or a yes or no as it stands: put its value in quotes.
					practice-press.mail.name: ${NOBODY}         | practice-press.mail.name stands for the variable NOBODY, which the environment does not have: set it there, or write the value itself.
					practice-press.messaging.database: all      | practice-press.messaging.database cannot be set: Practice Press sets it itself: take it out.
					server.ssl.key-store: x                     | server.ssl.key-store cannot be set: the proxy before the site speaks TLS, see docs/install.md: take it out.
					server.port: 80                             | server.port is 80, but ports below 1024 are for the system's own account: take one such as 8080 here, and let a proxy listen at 80 (docs/install.md).
					practice-press.public-url: practices.org    | practice-press.public-url must begin with https://, as browsers write it: https://practices.org.
					practice-press.public-url: ftp://x.org      | practice-press.public-url must begin with https://, as browsers write it: https://practices.example.
					practice-press.public-url: https://x.org/a  | practice-press.public-url must end after the host: the site has an address of its own, without a path. Write https://x.org.
					practice-press.public-url: https://x.org/   | practice-press.public-url must end after the host: the site has an address of its own, without a path. Write https://x.org.
					practice-press.public-url: https:x          | practice-press.public-url must name a host, as in https://practices.example, not "https:x".
					practice-press.public-url: https://x y      | practice-press.public-url must be an address such as https://practices.example, not "https://x y".
					server.tomcat.remoteip.internal-proxies: me | server.tomcat.remoteip.internal-proxies must be the addresses of the proxies you trust, such as 10.0.0.5/32, 127.0.0.1/32.
					spring.mail.username: x                     | spring.mail.username says how to reach the mail relay, but spring.mail.host does not say where it is: set that, too.
					spring.mail.host: x                         | spring.mail.host names the mail relay, but practice-press.mail.address does not say which address practices are sent to: set that, too.
					practice-press.mail.address: somebody       | practice-press.mail.address must be a mail address, such as practices@example.org.
					spring.mongodb.host: x                      | spring.mongodb.host cannot be set: say it in spring.mongodb.uri.
					""")
	void saysWhatIsWrongWithASettingAndWhatToDo(String line, String sentence) throws IOException {
		assertThat(read("# first\n" + line.replace(" !", ""), Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("line 2: " + sentence);
	}

	@Test
	void ofSeveralMailboxesEachIsSetLikeTheFirst() throws IOException {
		Settings settings = read("""
				practice-press:
				  mail.address: practices@example.org
				  intake:
				    mailboxes:
				      bureau:
				        host: imap.example.org
				        poll-interval: 1m
				        oauth2: {provider: microsoft, client-id: hub}
				      empty.user: nobody
				""", Map.of("PRACTICEPRESS_INTAKE_MAILBOXES_FIELD_HOST", "imap.example.com"));
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.mailboxes()).containsExactly("bureau", "field");
		assertThat(settings.names(Part.MAILBOX)).isTrue();
		assertThat(read("practice-press.intake.mailboxes.bureau.hots: x", Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("line 1: practice-press.intake.mailboxes.bureau.hots is no setting that there is:"
					+ " did you mean practice-press.intake.mailbox.host?");
		assertThat(read("practice-press.intake.mailboxes.bureau.oauth2.grant: password", Map.of()).flaws())
			.extracting(Flaw::toString)
			.containsExactly("line 1: practice-press.intake.mailboxes.bureau.oauth2.grant must be one of"
					+ " client-credentials, refresh-token, not \"password\".");
		assertThat(read("practice-press.intake.mailboxes.bureau.host: x", Map.of()).flaws()).singleElement()
			.satisfies(
					(flaw) -> assertThat(flaw.sentence()).contains("names mailboxes, but practice-press.mail.address"));
	}

	@Test
	void knowsRelaysByTheirNames() throws IOException {
		Settings settings = read("""
				practice-press.mail:
				  address: practices@example.org
				  per-minute: 30
				  relays:
				    2-provider:
				      host: smtp.example.com
				      port: 465
				      username: hub
				      password: secret
				      tls: implicit
				      per-minute: 10
				      oauth2: {provider: microsoft, client-id: hub}
				spring.mail.host: smtp.example.org
				""", Map.of("PRACTICEPRESS_MAIL_RELAYS_1OFFICE_HOST", "mail.example.org"));
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.relays()).containsExactly("1office", "2-provider");
		assertThat(read("practice-press.mail.relays.office: {host: x, tls: always}", Map.of()).flaws())
			.extracting(Flaw::toString)
			.containsExactly("line 1: practice-press.mail.relays.office.tls must be one of auto, none, starttls,"
					+ " implicit, not \"always\".");
		for (String unknown : List.of("hots", "address", "ssl.enabled")) {
			assertThat(read("practice-press.mail.relays.office." + unknown + ": x", Map.of()).flaws()).singleElement()
				.satisfies((flaw) -> assertThat(flaw.sentence()).contains("is no setting that there is"));
		}
		assertThat(read("practice-press.mail.relays.office.host: x", Map.of()).flaws()).singleElement()
			.satisfies((flaw) -> assertThat(flaw.sentence()).contains("names further relays, but spring.mail.host"));
	}

	@Test
	void saysEverythingAtOnceInTheOrderOfTheFile() throws IOException {
		assertThat(read("""
				spring:
				  mail:
				    hosst: x
				server:
				  port: x
				""", Map.of()).flaws()).extracting(Flaw::line).containsExactly(3, 5);
	}

	@Test
	void neverRepeatsASecret() throws IOException {
		Settings settings = read("server.tomcat.remoteip.internal-proxies: x\nspring.mail.password: 0777\n", Map.of());
		assertThat(settings.flaws()).hasSize(1).noneMatch((flaw) -> flaw.sentence().contains("777"));
	}

	@Test
	void refusesAFileWithTabs() throws IOException {
		assertThat(read("spring:\n\tmail.host: x\n", Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("line 2: the line begins with a tab: indent with spaces, two for each level.");
	}

	@Test
	void refusesAKeyThatStandsThereTwiceHoweverItIsWritten() throws IOException {
		assertThat(
				read("spring:\n  mail:\n    default-encoding: a\nspring.mail.defaultEncoding: b\n", Map.of()).flaws())
			.extracting(Flaw::toString)
			.containsExactly("line 4: spring.mail.defaultEncoding stands in line 3 already: take one of them out.");
		assertThat(read("server.port: 8081\nserver.port: 8082\n", Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("line 2: server.port stands in line 1 already: take one of them out.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "  \n\t\n", "\uFEFF" })
	void refusesAnEmptyFile(String content) throws IOException {
		assertThat(read(content, Map.of()).flaws()).singleElement()
			.extracting(Flaw::toString)
			.asString()
			.startsWith("the file is empty");
	}

	@Test
	void tellsThatAFileOfCommentsSetsNothing() throws IOException {
		Settings settings = read("# server.port: 8081\n", Map.of());
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.warnings()).extracting(Flaw::toString)
			.containsExactly("nothing is set in it: everything runs on the embedded parts.");
	}

	@Test
	void refusesAFileInAnotherEncodingWithTheLine() throws IOException {
		Path file = this.directory.resolve("latin1.yml");
		Files.write(file, "# first\npractice-press.mail.name: Migraci\u00f3n\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(Settings.read(file, Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("line 2: the file is not written in UTF-8: save it as UTF-8 in your editor.");
		Files.write(file, "server.port: 8081\n".getBytes(StandardCharsets.UTF_16));
		assertThat(Settings.read(file, Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("line 1: the file is not written in UTF-8: save it as UTF-8 in your editor.");
	}

	@Test
	void takesAFileThatBeginsWithAByteOrderMarkAndEndsItsLinesLikeWindows() throws IOException {
		Settings settings = read("\uFEFFserver.port: 8081\r\npractice-press.mail.name: \u0645\u0631\u0643\u0632\r\n",
				Map.of());
		assertThat(settings.flaws()).isEmpty();
		assertThat(settings.port("server.port")).hasValue(8081);
		assertThat(settings.find("practice-press.mail.name")).hasValue("\u0645\u0631\u0643\u0632");
	}

	@Test
	void refusesAHugeFileWithoutReadingItAll() throws IOException {
		Path file = this.directory.resolve("huge.yml");
		Files.write(file, new byte[Text.LARGEST + 1]);
		assertThat(Settings.read(file, Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("this is no settings file: it has more than a million bytes.");
		Path zeros = Path.of("/dev/zero");
		if (Files.exists(zeros)) {
			assertThat(Settings.read(zeros, Map.of()).flaws()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a: [", "\"", "a: b: c", "- x", "just words", "? [a]: b", "a: &x 1\nb: *x",
			"a: 1\n---\nb: 2", "{", "%", "a: \u0000", "a: !!javax.script.ScriptEngineManager []", "*", "&a [*a]",
			"!<x> y", "a: 'b", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" })
	void refusesWhatIsNoSettingsFileInWords(String content) throws IOException {
		assertThat(read(content, Map.of()).flaws()).isNotEmpty()
			.allSatisfy((flaw) -> assertThat(flaw.sentence()).doesNotContain("Exception"));
	}

	@Test
	void saysThatThereIsNoFileOrThatItIsAFolder() {
		assertThat(Settings.read(this.directory.resolve("none.yml"), Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("there is no such file: ./practice-press init writes one.");
		assertThat(Settings.read(this.directory, Map.of()).flaws()).extracting(Flaw::toString)
			.containsExactly("this is a folder: name the file in it.");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void warnsOfASecretThatOthersCanReadAndOnlyThen() throws IOException {
		Path file = this.directory.resolve("secret.yml");
		Files.writeString(file, """
				practice-press.mail.address: p@example.org
				spring.mail:
				  host: smtp.example.org
				  password: a secret
				""");
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		String warning = "line 4: spring.mail.password is a secret, and other accounts of this machine can read it:"
				+ " chmod 600 " + file;
		assertThat(Settings.read(file, Map.of()).warnings()).extracting(Flaw::toString).contains(warning);
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx------"));
		assertThat(Settings.read(file, Map.of()).warnings()).extracting(Flaw::toString).doesNotContain(warning);
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		assertThat(Settings.read(file, Map.of()).warnings()).extracting(Flaw::toString).doesNotContain(warning);
	}

	@Test
	void warnsOfAnAddressWithoutTlsAndOfHalfAMailServer() throws IOException {
		assertThat(read("""
				practice-press.public-url: http://practices.example
				practice-press.mail.address: p@example.org
				spring.mail.host: smtp.example.org
				""", Map.of()).warnings()).extracting(Flaw::line).containsExactly(1, 3);
		assertThat(read("practice-press.public-url: http://localhost:8090\n", Map.of()).warnings()).isEmpty();
	}

	@Test
	void whatTheEnvironmentSaysIsCheckedToo() {
		assertThat(Settings.read(null, Map.of("PRACTICE_PRESS_PUBLIC_URL", "x", "SERVER_PORT", "y")).flaws())
			.extracting(Flaw::toString)
			.containsExactly("practice-press.public-url must begin with https://, as browsers write it: https://x.",
					"server.port must be a port from 1024 to 65535.");
	}

	@Test
	void everySettingOfOursIsKnown() {
		assertThat(KnownSettings.onClassPath().all()).extracting(Known::name)
			.contains("practice-press.public-url", "practice-press.embedded-mail.smtp-port",
					"practice-press.intake.mailbox.host", "practice-press.identity.issuer",
					"practice-press.form.location", "spring.mail.host", "spring.mongodb.uri", "server.port");
	}

	private Settings read(String content, Map<String, String> variables) throws IOException {
		return Settings.read(Files.writeString(this.directory.resolve(Settings.FILE), content), variables);
	}

}
