package org.safeguard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.MappedSuperclass;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Data travels from the web through services to the store, and nothing turns round. */
@AnalyzeClasses(locations = ProductClasses.class)
class LayersTest {

  /** A rule over classes that were never read would hold for ever. */
  @ArchTest
  static void classesOfEveryLayerWereRead(JavaClasses all) {
    Set<Layer> read =
        all.stream().map(Layer::of).flatMap(Optional::stream).collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(Layer.class), read);
  }

  @ArchTest
  static final ArchRule eachLayerUsesOnlyThoseBelowIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("fhir")
          .definedBy(Layer.FHIR.classes())
          .layer("console")
          .definedBy(Layer.CONSOLE.classes())
          .layer("gate")
          .definedBy(Layer.GATE.classes())
          .layer("ejb")
          .definedBy(Layer.EJB.classes())
          .layer("store")
          .definedBy(Layer.STORE.classes())
          .layer("verify")
          .definedBy(Layer.VERIFY.classes())
          .whereLayer("fhir")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("console")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("gate")
          .mayOnlyBeAccessedByLayers("fhir", "console")
          .whereLayer("ejb")
          .mayOnlyBeAccessedByLayers("gate", "fhir", "console")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("ejb", "gate", "fhir", "console")
          .whereLayer("verify")
          .mayOnlyBeAccessedByLayers("store", "ejb", "gate", "fhir", "console");

  @ArchTest
  static final ArchRule theWebHoldsNoEntityAndNoRepository =
      noClasses().that(Layer.web()).should().dependOnClassesThat().resideInAPackage("..store..");

  @ArchTest
  static final ArchRule onlyTheStoreTalksToTheEntityManager =
      noClasses()
          .that(not(Layer.STORE.classes()))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class);

  @ArchTest
  static final ArchRule entitiesLiveInTheStoreAlone =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .or()
          .areAnnotatedWith(MappedSuperclass.class)
          .should()
          .resideInAPackage("org.safeguard.*.store");

  /** Each module has a class loader of its own, and package-private would mean two things. */
  @ArchTest
  static void noPackageStandsInTwoModules(JavaClasses all) {
    Map<String, Set<Layer>> homes =
        all.stream()
            .filter(type -> Layer.of(type).isPresent())
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    Collectors.mapping(type -> Layer.of(type).orElseThrow(), Collectors.toSet())));
    Set<String> split =
        homes.entrySet().stream()
            .filter(home -> home.getValue().size() > 1)
            .map(home -> home.getKey() + " in " + home.getValue())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), split);
  }
}
