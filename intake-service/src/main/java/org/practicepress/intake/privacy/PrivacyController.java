package org.practicepress.intake.privacy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.draft.DraftProperties;
import org.practicepress.intake.erasure.ErasureProperties;
import org.practicepress.intake.retention.KeptProperties;
import org.practicepress.intake.upload.Sender;
import org.practicepress.messaging.RetentionProperties;
import org.practicepress.pages.ForEverybody;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Says what is kept, what for and how long. It is true because it is made from the
 * settings that the programs go by.
 */
@Controller
class PrivacyController {

	private final MessageSource messages;

	private final DraftProperties drafts;

	private final ErasureProperties erasure;

	private final KeptProperties kept;

	private final RetentionProperties retention;

	private final String address;

	PrivacyController(MessageSource messages, DraftProperties drafts, ErasureProperties erasure, KeptProperties kept,
			RetentionProperties retention, @Value("${practice-press.mail.address}") String address) {
		this.messages = messages;
		this.drafts = drafts;
		this.erasure = erasure;
		this.kept = kept;
		this.retention = retention;
		this.address = address;
	}

	/**
	 * Something that is kept.
	 *
	 * @param kind what, as in message keys
	 * @param howLong how long, in words
	 */
	record Kept(String kind, String howLong) {
	}

	@GetMapping("/privacy")
	String privacy(Model model, Locale locale, HttpServletResponse response) {
		ForEverybody.mark(response);
		List<Kept> all = new ArrayList<>();
		all.add(new Kept("draft", words(this.drafts.keep(), locale)));
		all.add(new Kept("practice", say("intake.privacy.until-erased", locale)));
		all.add(new Kept("co-author", say("intake.privacy.until-erased", locale)));
		add(all, "unfinished", this.kept.unfinished(), locale);
		add(all, "declined", this.kept.declined(), locale);
		add(all, "withdrawn", this.kept.withdrawn(), locale);
		add(all, "originals", this.kept.originals(), locale);
		add(all, "mails", this.kept.mails(), locale);
		add(all, "unsorted", this.kept.unsorted(), locale);
		all.add(new Kept("published", say("intake.privacy.for-ever", locale)));
		all.add(new Kept("last-address", words(this.erasure.lastLetter(), locale)));
		all.add(new Kept("events", words(this.retention.events(), locale)));
		all.add(new Kept("dead-letters", words(this.retention.deadLetters(), locale)));
		all.add(new Kept("files", words(this.retention.unnamedFiles(), locale)));
		all.add(new Kept("cookie", words(Sender.KEPT, locale)));
		model.addAttribute("kept", all);
		model.addAttribute("address", this.address);
		return "intake/privacy";
	}

	/** What has no time of its own is kept like every practice. */
	private void add(List<Kept> all, String kind, @Nullable Period period, Locale locale) {
		if (period != null) {
			all.add(new Kept(kind, words(period, locale)));
		}
	}

	private String words(Period period, Locale locale) {
		LocalDate end = LocalDate.EPOCH.plus(period);
		long months = period.toTotalMonths();
		return (months > 0 && end.equals(LocalDate.EPOCH.plusMonths(months)))
				? say("intake.privacy.months", locale, months) : say("intake.privacy.days", locale, end.toEpochDay());
	}

	private String words(Duration duration, Locale locale) {
		return (duration.toDays() > 0) ? say("intake.privacy.days", locale, duration.toDays())
				: say("intake.privacy.hours", locale, Math.max(1, duration.toHours()));
	}

	private String say(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
