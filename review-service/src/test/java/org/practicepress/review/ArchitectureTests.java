package org.practicepress.review;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.practicepress.review", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule DECISIONS_KNOW_NO_TECHNOLOGY = classes().that()
		.resideInAPackage("..decision..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("org.practicepress.review.decision..", "org.practicepress.messaging.event..",
				"org.practicepress.messaging.claimcheck..", "java..", "org.jspecify.annotations..",
				"com.fasterxml.jackson.annotation..");

	@ArchTest
	static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("org.practicepress.review.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.practicepress.intake..", "org.practicepress.publish..",
				"org.practicepress.notification..", "org.practicepress.embedded..");

	@ArchTest
	static final ArchRule PAGES_AND_API_DO_NOT_TOUCH_THE_STORE = noClasses().that()
		.resideInAnyPackage("..desk..", "..api..", "..access..")
		.should()
		.dependOnClassesThat(Predicates.resideInAnyPackage("com.mongodb.client..", "org.bson.."));

	@ArchTest
	static final ArchRule PAGES_AND_API_ARE_EACH_OTHERS_STRANGERS = noClasses().that()
		.resideInAPackage("..desk..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("..api..");

}
