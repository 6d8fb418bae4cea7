package org.practicepress.standalone;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.event.EventType;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the house, over all modules.
 */
class HouseRulesTests {

	private static final String[] SERVICES = { "org.practicepress.intake..", "org.practicepress.review..",
			"org.practicepress.publish..", "org.practicepress.notification.." };

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("org.practicepress");

	@Test
	void servicesSpeakThroughTopicsOnly() {
		for (String service : SERVICES) {
			for (String other : SERVICES) {
				if (!other.equals(service)) {
					noClasses().that()
						.resideInAPackage(service)
						.should()
						.dependOnClassesThat()
						.resideInAPackage(other)
						.check(HOUSE);
				}
			}
			noClasses().that()
				.resideInAPackage(service)
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage("org.practicepress.embedded..", "org.practicepress.standalone..")
				.check(HOUSE);
		}
	}

	@Test
	void theLibrariesKnowNothingOfWhoUsesThem() {
		noClasses().that()
			.resideInAnyPackage("org.practicepress.messaging..", "org.practicepress.pages..",
					"org.practicepress.print..", "org.practicepress.form..", "org.practicepress.embedded..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.practicepress.intake..", "org.practicepress.review..",
					"org.practicepress.publish..", "org.practicepress.notification..", "org.practicepress.standalone..")
			.check(HOUSE);
		noClasses().that()
			.resideInAPackage("org.practicepress.messaging..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.practicepress.form..")
			.check(HOUSE);
	}

	@Test
	void packagesOfAServiceHaveNoCycles() {
		for (String service : new String[] { "intake", "review", "publish", "notification" }) {
			slices().matching("org.practicepress." + service + ".(*)..").should().beFreeOfCycles().check(HOUSE);
		}
	}

	@Test
	void namesSayWhatThingsAre() {
		noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Common)(\\$.*)?").check(HOUSE);
		noClasses().should().resideInAnyPackage("..common..", "..core..", "..shared..", "..util..").check(HOUSE);
	}

	@Test
	void eventsArePureOfFrameworks() {
		classes().that()
			.areAnnotatedWith(EventType.class)
			.should()
			.onlyDependOnClassesThat()
			.resideOutsideOfPackages("org.springframework..")
			.check(HOUSE);
	}

}
