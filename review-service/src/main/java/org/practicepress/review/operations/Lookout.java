package org.practicepress.review.operations;

import java.util.List;
import java.util.Map;

import org.practicepress.messaging.broker.BrokerClients;
import org.practicepress.messaging.broker.BrokerSilent;
import org.practicepress.messaging.broker.Progress;
import org.practicepress.messaging.report.Reports;
import org.practicepress.review.queue.Overdue;
import org.practicepress.review.queue.Reviews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks over everything at once. What does not answer does not hide the rest.
 */
@Component
public class Lookout {

	private static final Logger logger = LoggerFactory.getLogger(Lookout.class);

	private final BrokerClients clients;

	private final DeadLetterBox deadLetters;

	private final Troubles troubles;

	private final Reports reports;

	private final Reviews reviews;

	Lookout(BrokerClients clients, DeadLetterBox deadLetters, Troubles troubles, Reports reports, Reviews reviews) {
		this.clients = clients;
		this.deadLetters = deadLetters;
		this.troubles = troubles;
		this.reports = reports;
		this.reviews = reviews;
	}

	/**
	 * Looks.
	 * @return what there is to see now
	 */
	public Overview look() {
		Overdue overdue = this.reviews.overdue();
		Map<Trouble.Kind, Long> stuck = this.troubles.counts();
		try {
			Progress progress = Progress.ask(this.clients);
			return new Overview(true, this.deadLetters.counts(), progress.consumers(), progress.topics(),
					this.reports.look(), stuck, overdue);
		}
		catch (BrokerSilent ex) {
			logger.warn("{}", ex.getMessage());
			return new Overview(false, Map.of(), List.of(), List.of(), List.of(), stuck, overdue);
		}
	}

}
