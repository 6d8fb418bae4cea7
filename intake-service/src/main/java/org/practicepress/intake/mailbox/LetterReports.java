package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.contributor.MachineAddress;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.result.MailReport;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * What programs write about letters of ours: that one did not get to its recipient, is
 * late, or is answered by nobody for a while. Others know whether there is such a letter
 * and what follows; here it is only told on. None of these mails is ever answered.
 */
@Service
class LetterReports {

	private static final Logger logger = LoggerFactory.getLogger(LetterReports.class);

	static final String COLLECTION = "mail-reports";

	private final Aggregates<HeardReports, ReportEvent> heard;

	private final GuardedReader reader;

	private final MailTaker taker;

	private final MeterRegistry meters;

	private final String ownAddress;

	private final LetterNames letters;

	LetterReports(AggregatesFactory aggregates, GuardedReader quickReader, MailTaker taker, MeterRegistry meters,
			@Value("${practice-press.mail.address}") String ownAddress) {
		this.heard = aggregates.of(COLLECTION, HeardReports.class, ReportEvent.class, "mailEvents-out-0");
		this.reader = quickReader;
		this.taker = taker;
		this.meters = meters;
		this.ownAddress = ownAddress;
		this.letters = new LetterNames(ownAddress);
	}

	/**
	 * Takes in what a mail that nobody has written says. Taking the same again changes
	 * nothing.
	 * @param mail the mail
	 * @param content the whole mail
	 * @param directory where its parts may lie meanwhile
	 * @return false when it says nothing that is understood
	 */
	boolean hear(MimeMessage mail, Path content, Path directory) throws MessagingException, IOException {
		Sender sender = Sender.of(mail);
		if (sender != null && MachineAddress.isOurs(sender.address(), this.ownAddress)) {
			return true;
		}
		Optional<ReportEvent.Reported> told = Automatic.mayBeReport(mail, sender) ? returned(mail, content, directory)
				: Optional.empty();
		Optional<ReportEvent.Reported> known = told.isPresent() ? told : away(mail, sender);
		if (known.isPresent()) {
			tell(known.get(), this.taker.key(mail, content));
		}
		return known.isPresent();
	}

	private void tell(ReportEvent.Reported told, String key) {
		String letter = told.messageId().substring(1, told.messageId().indexOf('@'));
		this.heard.change(letter, (before) -> ((before != null) ? before : HeardReports.NONE).and(key, told))
			.ifPresent((now) -> told.recipients().forEach((recipient) -> {
				logger.info("A program says of the letter {}: {} {}", letter, recipient.outcome(), recipient.status());
				this.meters.counter("practice_press.mailbox.reports", "outcome", recipient.outcome().code())
					.increment();
			}));
	}

	private Optional<ReportEvent.Reported> returned(MimeMessage mail, Path content, Path directory)
			throws MessagingException, IOException {
		Recognised opened = this.reader.open(content, new MailLimits("", 0, 0), directory);
		MailReport report = (opened instanceof Recognised.Mail read) ? read.report() : null;
		if (report == null || report.recipients().isEmpty()) {
			return Optional.empty();
		}
		List<String> named = new ArrayList<>(report.mails());
		named.addAll(MailTaker.answeredMails(mail).reversed());
		Optional<String> returned = this.letters.returned(mail);
		return returned.or(() -> this.letters.letter(named))
			.map((letter) -> new ReportEvent.Reported(letter,
					report.recipients().stream().map((recipient) -> of(letter, recipient)).distinct().toList()));
	}

	private static ReportEvent.Recipient of(String letter, MailReport.Recipient recipient) {
		return new ReportEvent.Recipient(LetterNames.mark(letter, recipient.address()),
				recipient.delayed() ? Outcome.DELAYED : Outcome.FAILED, recipient.status());
	}

	private Optional<ReportEvent.Reported> away(MimeMessage mail, @Nullable Sender sender) throws MessagingException {
		if (sender == null || !sender.certain() || !Automatic.isReply(mail, sender)) {
			return Optional.empty();
		}
		return this.letters.letter(MailTaker.answeredMails(mail).reversed())
			.map((letter) -> new ReportEvent.Reported(letter, List
				.of(new ReportEvent.Recipient(LetterNames.mark(letter, sender.address()), Outcome.AWAY, null))));
	}

}
