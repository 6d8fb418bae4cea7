package org.practicepress.notification;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.practicepress.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule wordsKnowNothingOfThePost = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("letter")
		.definedBy("..letter..")
		.layer("conversation")
		.definedBy("..conversation..")
		.layer("heard")
		.definedBy("..heard..")
		.layer("post")
		.definedBy("..post..")
		.whereLayer("post")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("heard")
		.mayOnlyBeAccessedByLayers("post")
		.whereLayer("conversation")
		.mayOnlyBeAccessedByLayers("heard", "post");

	@ArchTest
	static final ArchRule lettersArePure = noClasses().that()
		.resideInAPackage("..letter..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.practicepress.messaging..", "jakarta.mail..", "com.mongodb..");

	@ArchTest
	static final ArchRule noOtherServiceIsKnown = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.practicepress.intake..", "org.practicepress.review..", "org.practicepress.publish..");

}
