package org.qjailctl.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.qjailctl", importOptions = DoNotIncludeTests.class)
final class ModuleRulesTest {

  @ArchTest
  static final ArchRule coreNeedsNothingAtRunTime =
      classes()
          .that()
          .resideInAPackage("org.qjailctl.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.qjailctl.core..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule plannerSeesCoreOnly =
      classes()
          .that()
          .resideInAPackage("org.qjailctl.planner..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.qjailctl.planner..", "org.qjailctl.core..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule plannerTouchesNothingOutside =
      noClasses()
          .that()
          .resideInAPackage("org.qjailctl.planner..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.time..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(System.class, Thread.class, Runtime.class, ProcessBuilder.class);

  @ArchTest
  static final ArchRule plannerKnowsNoCommands =
      noClasses()
          .that()
          .resideInAPackage("org.qjailctl.planner..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.qjailctl.core.host.Operation$Run")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.qjailctl.core.host.Host");

  @ArchTest
  static final ArchRule schemaSeesNoOtherModuleThanCore =
      noClasses()
          .that()
          .resideInAPackage("org.qjailctl.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.qjailctl.planner..", "org.qjailctl.executors..", "org.qjailctl.cli..");

  @ArchTest
  static final ArchRule executorsSeeNoOtherModuleThanCore =
      noClasses()
          .that()
          .resideInAPackage("org.qjailctl.executors..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.qjailctl.planner..", "org.qjailctl.schema..", "org.qjailctl.cli..");

  @ArchTest
  static final ArchRule commandsTouchNoHostThemselves =
      noClasses()
          .that()
          .resideInAPackage("org.qjailctl.cli.*..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.qjailctl.executors.local..",
              "org.qjailctl.executors.ssh..",
              "org.qjailctl.executors.posix..",
              "org.qjailctl.executors.serving..",
              "org.qjailctl.executors.simulated..");

  @ArchTest
  static final ArchRule pfIsALanguageOfItsOwn =
      classes()
          .that()
          .resideInAPackage("org.qjailctl.core.pf..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.qjailctl.core.pf..", "org.qjailctl.core.net..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule roomsFormNoCycle =
      slices().matching("org.qjailctl.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager");
}
