package org.practicepress.notification.post;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.embedded.junit.StoppedClock;
import org.practicepress.form.FormLanguage;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Letter;

import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Several relays in order, how fast they are used, and how they are spoken to. */
class RelaysTests {

	private static final Threading NEW = new Threading(null, List.of(), null, false);

	private final StoppedClock clock = new StoppedClock(Instant.parse("2026-07-01T12:00:00Z"));

	@Test
	void theNextIsAskedWhenOneTakesNothingFromUsWhichThenRests() throws Exception {
		try (ScriptedSmtp first = new ScriptedSmtp(Map.of("RCPT", "554 5.7.1 Relay access denied"));
				ScriptedSmtp second = new ScriptedSmtp(Map.of())) {
			MailServer server = server(0, first, second);
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(server.resting()).containsOnly(Map.entry("1", "RCPT 554 5.7.1"));
			first.answers.clear();
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(second.mails).hasSize(2);
			this.clock.passes(Duration.ofSeconds(31));
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(first.mails).hasSize(1);
			assertThat(server.resting()).isEmpty();
		}
	}

	@Test
	void theNextIsAskedWhenOneIsAway() throws Exception {
		ScriptedSmtp first = new ScriptedSmtp(Map.of());
		first.close();
		try (ScriptedSmtp second = new ScriptedSmtp(Map.of())) {
			MailServer server = server(0, first, second);
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(second.mails).hasSize(1);
			assertThat(server.resting()).containsKey("1");
		}
	}

	@Test
	void restsBecomeLonger() {
		Rest rest = Rest.NONE;
		for (int seconds : new int[] { 30, 60, 120, 240, 480, 960, 960 }) {
			rest = rest.longer("away", this.clock.instant());
			assertThat(rest.until()).isEqualTo(this.clock.instant().plusSeconds(seconds));
		}
		assertThat(rest.holds(this.clock.instant().plusSeconds(959))).isTrue();
		assertThat(rest.holds(this.clock.instant().plusSeconds(960))).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			RCPT | 550 5.1.1 no such user
			RCPT | 451 4.7.1 greylisted
			RCPT | 452 4.2.2 mailbox full
			.    | 552 5.3.4 message too big
			""")
	void whatOneSaysOfTheRecipientHolds(String command, String answer) throws Exception {
		try (ScriptedSmtp first = new ScriptedSmtp(Map.of(command, answer));
				ScriptedSmtp second = new ScriptedSmtp(Map.of())) {
			MailServer server = server(0, first, second);
			assertThat(send(server)).isInstanceOfAny(Outcome.Never.class, Outcome.NotNow.class);
			assertThat(second.connections()).isZero();
			assertThat(server.resting()).isEmpty();
		}
	}

	@Test
	void whereOneDoesNotSayWhomItMeansTheNextIsAskedAndNoneRests() throws Exception {
		try (ScriptedSmtp first = new ScriptedSmtp(Map.of("RCPT", "550 no such user"));
				ScriptedSmtp second = new ScriptedSmtp(Map.of("RCPT", "550 5.1.1 no such user"))) {
			MailServer server = server(0, first, second);
			assertThat(send(server)).isEqualTo(new Outcome.Never(Reason.REJECTED, "550 5.1.1 no such user"));
			assertThat(server.resting()).isEmpty();
		}
	}

	@Test
	void whatMayHaveBeenTakenIsOfferedToNobodyElseAtOnce() throws Exception {
		try (ScriptedSmtp first = new ScriptedSmtp(Map.of(".", ScriptedSmtp.CUT));
				ScriptedSmtp second = new ScriptedSmtp(Map.of())) {
			MailServer server = server(0, first, second);
			assertThat(send(server)).isInstanceOfSatisfying(Outcome.Stuck.class,
					(stuck) -> assertThat(stuck.meant()).isEqualTo(Outcome.Meant.PERHAPS_NOBODY));
			assertThat(second.connections()).isZero();
			first.answers.clear();
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(first.mails).singleElement().satisfies((mail) -> assertThat(mail).contains("Message-ID: <x@y>"));
		}
	}

	@Test
	void whereNoneTakesAnythingEachIsTriedAgainAndTheLetterKept() throws Exception {
		try (ScriptedSmtp first = new ScriptedSmtp(Map.of("MAIL", "550 unknown"));
				ScriptedSmtp second = new ScriptedSmtp(Map.of("HELLO", "554 go away"))) {
			MailServer server = server(0, first, second);
			assertThat(send(server)).isInstanceOf(Outcome.Stuck.class);
			assertThat(server.resting()).containsOnlyKeys("1", "2");
			second.answers.clear();
			this.clock.passes(Duration.ofSeconds(31));
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
		}
	}

	@Test
	void noMoreIsHandedToARelayWithinAMinuteThanItMayHave() throws Exception {
		try (ScriptedSmtp first = new ScriptedSmtp(Map.of()); ScriptedSmtp second = new ScriptedSmtp(Map.of())) {
			MailServer server = server(2, first, second);
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			this.clock.passes(Duration.ofSeconds(40));
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(server.hasTurn()).isFalse();
			assertThat(server.turn()).isEmpty();
			this.clock.passes(Duration.ofSeconds(20));
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(server.turn()).isEmpty();
			assertThat(first.mails).hasSize(3);
			assertThat(second.mails).isEmpty();
		}
	}

	@Test
	void aConnectionIsKeptForTheNextLetterAndEndedWhenNoneComes() throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
			MailServer server = server(0, smtp);
			for (int letter = 0; letter < 5; letter++) {
				assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			}
			assertThat(smtp.connections()).isEqualTo(1);
			server.tidy();
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(smtp.connections()).isEqualTo(1);
			this.clock.passes(Duration.ofSeconds(20));
			server.tidy();
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(smtp.connections()).isEqualTo(2);
		}
	}

	@Test
	void aKeptConnectionThatHasEndedOrHadItsShareIsNoFault() throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
			MailServer server = server(0, smtp);
			for (int letter = 0; letter < 101; letter++) {
				assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			}
			assertThat(smtp.connections()).isEqualTo(2);
			smtp.hangUp();
			assertThat(send(server)).isEqualTo(new Outcome.Accepted());
			assertThat(smtp.connections()).isEqualTo(3);
			smtp.answers.put("MAIL", "421 too many on this connection");
			assertThat(send(server)).isInstanceOf(Outcome.Stuck.class);
			assertThat(smtp.connections()).isEqualTo(4);
		}
	}

	@Test
	void nothingIsSaidInTheOpenToWhoeverOffersNoTls() throws Exception {
		try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of("AUTH", "235 in"))) {
			MailServer server = new MailServer(List.of(new Relay("1", sender(smtp, Tls.STARTTLS), 0, this.clock)),
					new InternetAddress("practices@practices.example"), false, this.clock);
			assertThat(send(server)).isInstanceOfSatisfying(Outcome.Stuck.class,
					(stuck) -> assertThat(stuck.why()).isEqualTo("NoTls"));
			assertThat(smtp.commands).allSatisfy((line) -> assertThat(line).matches("(EHLO|QUIT).*"));
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			AUTO,     smtp.example.org, 25,  -,     -,     -,     STARTTLS, true
			AUTO,     smtp.example.org, 587, '',    '',    -,     STARTTLS, true
			AUTO,     smtp.example.org, 465, -,     -,     -,     IMPLICIT, false
			AUTO,     smtp.example.org, 25,  -,     -,     true,  IMPLICIT, false
			AUTO,     smtp.example.org, 587, true,  -,     -,     STARTTLS, true
			AUTO,     smtp.example.org, 587, true,  '',    -,     STARTTLS, true
			AUTO,     smtp.example.org, 587, true,  true,  -,     STARTTLS, true
			AUTO,     smtp.example.org, 587, true,  false, -,     STARTTLS, false
			AUTO,     smtp.example.org, 25,  false, false, -,     NONE,     false
			NONE,     smtp.example.org, 25,  true,  true,  -,     NONE,     false
			STARTTLS, smtp.example.org, 465, false, false, true,  STARTTLS, true
			IMPLICIT, smtp.example.org, 587, true,  true,  -,     IMPLICIT, false
			AUTO,     localhost,        25,  -,     -,     -,     NONE,     false
			AUTO,     127.0.0.1,        587, -,     -,     -,     NONE,     false
			AUTO,     127.0.0.1,        25,  true,  -,     -,     STARTTLS, true
			AUTO,     localhost.evil.example, 25, -, -,    -,     STARTTLS, true
			""")
	void theConnectionIsProtectedUnlessSomebodyHasSaidOtherwise(Tls said, String host, int port,
			@Nullable String starttls, @Nullable String required, @Nullable String ssl, Tls meant, boolean mustBe) {
		JavaMailSenderImpl relay = new JavaMailSenderImpl();
		relay.setHost(host);
		relay.setPort(port);
		Map<String, @Nullable String> properties = new TreeMap<>();
		properties.put("mail.smtp.starttls.enable", starttls);
		properties.put("mail.smtp.starttls.required", required);
		properties.put("mail.smtp.ssl.enable", ssl);
		properties.forEach((key, value) -> {
			if (value != null) {
				relay.getJavaMailProperties().setProperty(key, value);
			}
		});
		assertThat(said.at(relay)).isEqualTo(meant);
		Properties told = RelaySender.of(relay, said, MailServerTests.NO_TOKEN, this.clock).getJavaMailProperties();
		assertThat(told.getProperty("mail.smtp.ssl.enable")).isEqualTo(String.valueOf(meant == Tls.IMPLICIT));
		assertThat(told.getProperty("mail.smtp.starttls.enable")).isEqualTo(String.valueOf(meant == Tls.STARTTLS));
		assertThat(told.getProperty("mail.smtp.starttls.required")).isEqualTo(String.valueOf(mustBe));
		assertThat(told.getProperty("mail.smtp.ssl.checkserveridentity")).isEqualTo("true");
		assertThat(told.getProperty("mail.smtp.timeout")).isEqualTo("30000");
	}

	@Test
	void relaysAreSetByNameAndUsedInTheOrderOfTheirNames() {
		MockEnvironment settings = new MockEnvironment();
		settings.setProperty("practice-press.mail.relays.provider.host", "smtp.example.com");
		settings.setProperty("practice-press.mail.relays.2-office.host", "mail.example.org");
		settings.setProperty("practice-press.mail.relays.2-office.username", "hub");
		settings.setProperty("practice-press.mail.tls", "none");
		RelayTrial trial = new RelayTrial(settings);
		assertThat(trial.further()).containsExactly("2-office", "provider");
		assertThat(trial.user("2-office")).isEqualTo("hub");
		assertThat(trial.oauth2("provider").configured()).isFalse();
		assertThat(trial.protection(new JavaMailSenderImpl())).isEqualTo(Tls.NONE);
		assertThat(trial.sender("provider").getPort()).isEqualTo(587);
		assertThatIllegalArgumentException().isThrownBy(() -> MailProperties.ordered(Map.of("Main", properties("x"))));
		assertThatIllegalArgumentException().isThrownBy(() -> MailProperties.ordered(Map.of("main", properties("x"))));
		assertThatIllegalArgumentException().isThrownBy(() -> MailProperties.ordered(Map.of("two", properties(" "))))
			.withMessageContaining("practice-press.mail.relays.two.host");
	}

	private static RelayProperties properties(String host) {
		return new RelayProperties(host, 587, "", "secret", Tls.AUTO, 0, MailServerTests.NO_TOKEN);
	}

	private MailServer server(int perMinute, ScriptedSmtp... relays) throws Exception {
		List<Relay> all = new ArrayList<>();
		for (ScriptedSmtp relay : relays) {
			all.add(new Relay(String.valueOf(all.size() + 1), sender(relay, Tls.AUTO), perMinute, this.clock));
		}
		return new MailServer(all, new InternetAddress("practices@practices.example"), false, this.clock);
	}

	private RelaySender sender(ScriptedSmtp relay, Tls tls) {
		return RelaySender.of(
				new RelayProperties("127.0.0.1", relay.port(), "user", "password", tls, 0, MailServerTests.NO_TOKEN),
				this.clock);
	}

	private static Outcome send(MailServer server) {
		return server.send(server.turn().orElseThrow(),
				new Letter(FormLanguage.ENGLISH, "own", "text", "<p>text</p>", null), Kind.RECEIVED, "ana@example.org",
				"", "Subject", NEW, "<x@y>");
	}

}
