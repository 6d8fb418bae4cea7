package org.practicepress.standalone;

import java.io.ObjectInputStream;
import java.util.Scanner;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.event.EventType;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
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
					"org.practicepress.print..", "org.practicepress.form..", "org.practicepress.embedded..",
					"org.practicepress.reader..")
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
	void theReaderKnowsNoFrameworkAndWhatRunsInItsChildrenRunsNowhereElse() {
		String[] inTheChild = Stream
			.of("child", "text", "word", "opendocument", "richtext", "webpage", "page", "picture", "pdf", "mail")
			.map((name) -> "org.practicepress.reader." + name + "..")
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage("org.practicepress.reader..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "org.apache.kafka..", "com.mongodb..", "org.bson..",
					"org.practicepress.messaging..", "org.practicepress.pages..")
			.check(HOUSE);
		noClasses().that()
			.resideInAnyPackage("org.practicepress.reader.guard..", "org.practicepress.reader.wire..",
					"org.practicepress.reader.result..")
			.or()
			.resideOutsideOfPackage("org.practicepress.reader..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(inTheChild)
			.check(HOUSE);
		noClasses().that()
			.resideInAPackage("org.practicepress.reader.guard..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.practicepress.reader.recognition..", "org.w3c.dom..", "org.xml.sax..",
					"javax.xml..")
			.check(HOUSE);
		noClasses().that()
			.resideInAPackage("org.practicepress.reader..")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(ObjectInputStream.class)
			.check(HOUSE);
		noClasses().that()
			.resideInAPackage("org.practicepress.intake.submission..")
			.should()
			.dependOnClassesThat(resideInAPackage("org.practicepress.reader..")
				.and(resideOutsideOfPackage("org.practicepress.reader.result..")))
			.check(HOUSE);
	}

	@Test
	void packagesOfAServiceHaveNoCycles() {
		for (String service : new String[] { "intake", "review", "publish", "notification", "reader" }) {
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

	/**
	 * A pattern of the JDK looks back, and may take the square of its input or the whole
	 * stack; RE2/J does not. Nobody can tell from a use what text comes to it, so there
	 * are none.
	 */
	@Test
	void noPatternLooksBack() {
		noClasses().that(are(not(
				// sees documents that we make, in tests
				resideInAPackage("org.practicepress.checkers..")
					// plays on a site of its own
					.or(resideInAPackage("org.practicepress.standalone.demo.."))
					// the library that sets pages wants such a pattern, for ids of ours
					.or(simpleName("PdfForm")))))
			.should()
			.dependOnClassesThat(resideInAPackage("java.util.regex").or(type(Scanner.class)))
			.orShould()
			.accessTargetWhere(target(owner(type(String.class)))
				.and(target(nameMatching("matches|replaceAll|replaceFirst|split|splitWithDelimiters"))))
			.check(HOUSE);
	}

}
