package org.practicepress.review.absence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.decision.ComingDay;
import org.practicepress.review.queue.Reviews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who is away, as they have said themselves. One of a person there is once.
 */
@Component
public class Absences {

	private static final Logger logger = LoggerFactory.getLogger(Absences.class);

	private static final String COLLECTION = "absences";

	private static final String ID = "_id";

	private static final String PERSON = "person";

	private static final String NAME = "name";

	private static final String UNTIL = "until";

	private static final String SINCE = "since";

	/** More people than a desk has. */
	private static final int MOST = 1_000;

	private final MongoCollection<Document> collection;

	private final Reviews reviews;

	private final AbsenceProperties properties;

	private final Clock clock = Clock.systemUTC();

	Absences(MongoDatabase serviceDatabase, Reviews reviews, AbsenceProperties properties) {
		this.collection = serviceDatabase.getCollection(COLLECTION);
		this.reviews = reviews;
		this.properties = properties;
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return who is away
	 */
	public static Kind inExport(MongoDatabase database) {
		return new Records<>("absences", database.getCollection(COLLECTION), Absence.class, Absences::read,
				Absences::document);
	}

	/**
	 * Whether somebody is away.
	 * @param person the provider's id for them
	 * @return until when; empty when they are not, or are back
	 */
	public Optional<Absence> of(String person) {
		return Optional.ofNullable(this.collection.find(Filters.eq(id(person))).first())
			.map(Absences::read)
			.filter((absence) -> absence.until().isAfter(today()));
	}

	/**
	 * Who is away now.
	 * @return the names people know them by
	 */
	public Set<String> names() {
		return all().stream()
			.filter((absence) -> absence.until().isAfter(today()))
			.map(Absence::name)
			.collect(Collectors.toSet());
	}

	/**
	 * Somebody says that they are away. Saying it again changes the day.
	 * @param colleague who
	 * @param until the day on which they are back, such as {@code 2026-12-04}
	 * @return false when that makes no sense
	 */
	boolean begin(Colleague colleague, String until) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Optional<LocalDate> day = ComingDay.of(until, now);
		day.ifPresent((back) -> {
			Instant since = of(colleague.person()).map(Absence::since).orElse(now);
			Absence absence = new Absence(colleague.person(), colleague.name(), back, since);
			this.collection.replaceOne(Filters.eq(id(colleague.person())), document(absence),
					new ReplaceOptions().upsert(true));
			leave(absence, now);
		});
		return day.isPresent();
	}

	/**
	 * Somebody is back. They may say so again.
	 * @param colleague who
	 */
	void end(Colleague colleague) {
		this.collection.deleteOne(Filters.eq(id(colleague.person())));
	}

	/** Survives whatever happens: the next look finds what is left. */
	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void look() {
		try {
			Instant now = this.clock.instant();
			for (Absence absence : all()) {
				if (absence.until().isAfter(today())) {
					leave(absence, now);
				}
				else {
					this.collection.deleteOne(Filters.and(Filters.eq(id(absence.person())),
							Filters.eq(UNTIL, absence.until().toString())));
				}
			}
		}
		catch (Throwable ex) {
			logger.warn("Cannot look for who is away, will try again: {}", ex.toString());
		}
	}

	private void leave(Absence absence, Instant now) {
		if (!absence.since().plus(this.properties.returnAfter()).isAfter(now)) {
			this.reviews.returnAll(absence.name(), absence.since());
		}
	}

	private List<Absence> all() {
		return this.collection.find().sort(Sorts.ascending(ID)).limit(MOST).map(Absences::read).into(new ArrayList<>());
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	/** Providers have ids of any form. */
	private static String id(String person) {
		return UUID.nameUUIDFromBytes(("absence of " + person).getBytes(StandardCharsets.UTF_8)).toString();
	}

	private static Absence read(Document document) {
		return new Absence(document.getString(PERSON), document.getString(NAME),
				LocalDate.parse(document.getString(UNTIL)), Instant.parse(document.getString(SINCE)));
	}

	private static Document document(Absence absence) {
		return new Document(ID, id(absence.person())).append(PERSON, absence.person())
			.append(NAME, absence.name())
			.append(UNTIL, absence.until().toString())
			.append(SINCE, absence.since().toString());
	}

}
