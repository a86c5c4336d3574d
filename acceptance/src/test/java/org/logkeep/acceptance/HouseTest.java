package org.logkeep.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The arrows of the house. Before you change one, think whether the code that needs it stands in
 * the right module.
 */
class HouseTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.logkeep");

  @Test
  void recordAndMatchUseNothingElseOfTheHouse() {
    noClasses()
        .that()
        .resideInAPackage("org.logkeep.record..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.logkeep.match..",
            "org.logkeep.linux..",
            "org.logkeep.topology..",
            "org.logkeep.engine..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.logkeep.match..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.logkeep.record..",
            "org.logkeep.linux..",
            "org.logkeep.topology..",
            "org.logkeep.engine..")
        .check(CLASSES);
  }

  @Test
  void nothingBehindTheTopologyNamesADialect() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.logkeep.record..",
            "org.logkeep.match..",
            "org.logkeep.linux..",
            "org.logkeep.topology..",
            "org.logkeep.rotate..",
            "org.logkeep.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.logkeep.dialect..")
        .check(CLASSES);
  }

  @Test
  void dialectsDoNotKnowTheEngineNorTheSystem() {
    noClasses()
        .that()
        .resideInAPackage("org.logkeep.dialect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.logkeep.engine..", "org.logkeep.linux..", "org.logkeep.cli..")
        .check(CLASSES);
  }

  @Test
  void modulesFormNoCycle() {
    slices().matching("org.logkeep.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheLinuxModuleAndTheBindingToHyperscanCallNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.logkeep.linux..", "org.logkeep.match.hyperscan..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.foreign.Linker")
        .check(CLASSES);
  }
}
