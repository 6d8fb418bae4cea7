package org.practicepress.messaging.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The wire type of an event record, with its version: {@code review.accepted.v1}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

	/**
	 * The {@code type} attribute of the CloudEvent.
	 * @return the wire type, never empty
	 */
	String value();

}
