package org.practicepress.notification.post;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.oauth.NoToken;
import org.practicepress.messaging.oauth.OAuth2Properties;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A relay that takes whatever stands for a password there as a token, too. */
class RelaySenderTests {

	private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private final Deque<String> tokens = new ArrayDeque<>();

	private final AtomicInteger asked = new AtomicInteger();

	private final HttpServer endpoint;

	RelaySenderTests() throws Exception {
		this.endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void start() {
		this.relay.start();
		this.relay.setUser("hub@office.example", "hub@office.example", "good-token");
		this.relay.getUserManager().setAuthRequired(true);
		this.endpoint.createContext("/", (exchange) -> {
			this.asked.incrementAndGet();
			String token = (this.tokens.size() > 1) ? this.tokens.removeFirst() : this.tokens.peekFirst();
			byte[] body = ((token != null) ? "{\"access_token\": \"" + token + "\", \"expires_in\": 3600}"
					: "{\"error\": \"invalid_client\"}")
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders((token != null) ? 200 : 401, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.endpoint.start();
	}

	@AfterEach
	void stop() {
		this.relay.stop();
		this.endpoint.stop(0);
	}

	@Test
	void aTokenIsTakenInsteadOfAPasswordAndRenewedOnce() {
		this.tokens.addAll(List.of("withdrawn-token", "good-token"));
		RelaySender sender = sender();
		send(sender);
		send(sender);
		assertThat(this.relay.getReceivedMessages()).hasSize(2);
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void whatIsNeverTakenIsTriedTwiceAndNoMore() {
		this.tokens.add("another");
		assertThatExceptionOfType(MailAuthenticationException.class).isThrownBy(() -> send(sender()));
		assertThat(this.asked).hasValue(2);
		assertThat(this.relay.getReceivedMessages()).isEmpty();
	}

	@Test
	void withoutATokenLettersWait() {
		RelaySender sender = sender();
		assertThatExceptionOfType(MessagingException.class).isThrownBy(sender::connectTransport)
			.satisfies((failure) -> {
				assertThat(Refusal.of(failure)).isEmpty();
				assertThat(Refusal.root(failure)).isInstanceOf(NoToken.class);
			});
		assertThatExceptionOfType(MailException.class).isThrownBy(() -> send(sender));
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void whereThereIsNoClientThePasswordIsTaken() {
		send(RelaySender.of(plain("good-token"), Tls.AUTO, properties(""), Clock.systemUTC()));
		assertThatExceptionOfType(MailAuthenticationException.class)
			.isThrownBy(() -> send(RelaySender.of(plain("another"), Tls.AUTO, properties(""), Clock.systemUTC())));
		assertThat(this.relay.getReceivedMessages()).hasSize(1);
		assertThat(this.asked).hasValue(0);
	}

	@Test
	void aRelayBesideTheFirstHasALoginOfItsOwn() {
		this.tokens.add("good-token");
		send(RelaySender.of(new RelayProperties("127.0.0.1", this.relay.getSmtp().getPort(), "hub@office.example",
				"good-token", Tls.AUTO, 0, properties("")), Clock.systemUTC()));
		send(RelaySender.of(new RelayProperties("127.0.0.1", this.relay.getSmtp().getPort(), "hub@office.example", "",
				Tls.AUTO, 0, properties("hub")), Clock.systemUTC()));
		assertThat(this.relay.getReceivedMessages()).hasSize(2);
		assertThat(this.asked).hasValue(1);
	}

	private JavaMailSenderImpl plain(String password) {
		JavaMailSenderImpl plain = new JavaMailSenderImpl();
		plain.setHost("127.0.0.1");
		plain.setPort(this.relay.getSmtp().getPort());
		plain.setUsername("hub@office.example");
		plain.setPassword(password);
		return plain;
	}

	private RelaySender sender() {
		return RelaySender.of(plain(""), Tls.AUTO, properties("hub"), Clock.systemUTC());
	}

	private OAuth2Properties properties(String client) {
		return new OAuth2Properties(OAuth2Properties.Provider.CUSTOM, "common", client, "secret",
				OAuth2Properties.Grant.CLIENT_CREDENTIALS, null, "",
				URI.create("http://127.0.0.1:" + this.endpoint.getAddress().getPort() + "/"), null);
	}

	private static void send(JavaMailSenderImpl sender) {
		SimpleMailMessage mail = new SimpleMailMessage();
		mail.setFrom("hub@office.example");
		mail.setTo("ana@example.org");
		mail.setText("Good morning");
		sender.send(mail);
	}

}
