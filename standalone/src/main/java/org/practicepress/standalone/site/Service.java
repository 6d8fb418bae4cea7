package org.practicepress.standalone.site;

import org.practicepress.intake.IntakeService;
import org.practicepress.notification.NotificationService;
import org.practicepress.publish.PublishService;
import org.practicepress.review.ReviewService;

/**
 * The four services.
 */
enum Service {

	INTAKE(IntakeService.class), REVIEW(ReviewService.class), PUBLISH(PublishService.class),
	NOTIFICATION(NotificationService.class);

	private final Class<?> application;

	Service(Class<?> application) {
		this.application = application;
	}

	Class<?> application() {
		return this.application;
	}

	/** Its name in the origin's routes. */
	String upstream() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

	/** The name of its configuration. */
	String configuration() {
		return upstream() + "-service";
	}

}
