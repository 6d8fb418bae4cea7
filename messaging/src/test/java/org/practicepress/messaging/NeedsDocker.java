package org.practicepress.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Leaves each test of a class out where no Docker engine answers, so that the build's
 * count of skipped tests says how many those are.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsDocker.Condition.class)
@interface NeedsDocker {

	/**
	 * Asks for the engine.
	 */
	class Condition implements ExecutionCondition {

		static boolean engineAnswers() {
			return DockerClientFactory.instance().isDockerAvailable();
		}

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return (context.getTestMethod().isEmpty() || engineAnswers())
					? ConditionEvaluationResult.enabled("a Docker engine answers, or it does not matter yet")
					: ConditionEvaluationResult.disabled("no Docker engine here");
		}

	}

}
