package org.safeguard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.interceptor.ExcludeClassInterceptors;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Grant;
import org.safeguard.audit.CallContext;
import org.safeguard.audit.JobCalls;
import org.safeguard.crypto.Sealer;

/** There is one way in, through audit and authorization, and one way to the plaintext. */
@AnalyzeClasses(locations = ProductClasses.class)
class CorridorTest {

  private static final DescribedPredicate<JavaClass> EJBS =
      describe(
          "EJBs",
          type ->
              Set.of(Stateless.class, Stateful.class, Singleton.class, MessageDriven.class).stream()
                  .anyMatch(type::isAnnotatedWith));

  private static final DescribedPredicate<JavaClass> SERVICES =
      describe("services", type -> type.isAnnotatedWith(Stateless.class));

  /** Who may seal and open: each binds the value to its row. */
  private static final DescribedPredicate<JavaClass> SEALING =
      describe(
          "what seals and opens",
          type ->
              Set.of(
                      "ResourceRepository",
                      "ResourceWriter",
                      "ResourceOpener",
                      "OpenedSummaries",
                      "SealedQueries")
                  .contains(type.getSimpleName()));

  /**
   * What stands before every service: the gate; the entry of a request that no service saw; the end
   * of a session that nobody asked for, since its time is up; a page that is watched, whose session
   * says who watches it; and what the platform does by itself.
   */
  private static final DescribedPredicate<JavaClass> DOORS =
      resideInAPackage("org.safeguard.web.gate")
          .or(
              describe(
                  "the other doors",
                  type ->
                      Set.of("RequestEntries", "SessionEnd", "WatchServlet", "JobCalls")
                          .contains(type.getSimpleName())));

  @ArchTest
  static final ArchRule onlyServicesAndJobsAreEjbs =
      classes()
          .that(EJBS)
          .should()
          .haveSimpleNameEndingWith("Service")
          .orShould()
          .haveSimpleNameEndingWith("Job");

  @ArchTest
  static final ArchRule everyServiceIsAStatelessEjb =
      classes()
          .that()
          .haveSimpleNameEndingWith("Service")
          .should()
          .beAnnotatedWith(Stateless.class);

  @ArchTest
  static final ArchRule everyPublicMethodOfAServiceDeclaresItsVerb =
      methods()
          .that()
          .areDeclaredInClassesThat(SERVICES)
          .and()
          .arePublic()
          .should()
          .beAnnotatedWith(Requires.class);

  @ArchTest
  static final ArchRule noServiceCallsAnother =
      classes().that(SERVICES).should(useNoOtherService());

  /** The container would refuse before any interceptor ran, and nobody would ever hear of it. */
  @ArchTest
  static final ArchRule theContainerNeverRefusesBeforeTheInterceptors =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              RolesAllowed.class,
              PermitAll.class,
              DenyAll.class,
              DeclareRoles.class,
              RunAs.class,
              ExcludeDefaultInterceptors.class,
              ExcludeClassInterceptors.class);

  @ArchTest
  static final ArchRule onlyAccessGivesGrants =
      noClasses()
          .that(resideOutsideOfPackage("org.safeguard.access"))
          .should()
          .callConstructorWhere(
              describe(
                  "it makes a Grant", call -> call.getTargetOwner().isEquivalentTo(Grant.class)));

  @ArchTest
  static final ArchRule onlyTheDoorsSayWhoIsCalling =
      noClasses()
          .that(not(DOORS))
          .should()
          .callMethodWhere(
              describe(
                  "it opens the call's context",
                  call ->
                      call.getTargetOwner().isEquivalentTo(CallContext.class)
                          && call.getName().equals("open")));

  /** Else a request could act as the platform. */
  @ArchTest
  static final ArchRule onlyJobsCallAsJobs =
      noClasses()
          .that(resideOutsideOfPackages("org.safeguard.audit", "org.safeguard.keys.job"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JobCalls.class);

  @ArchTest
  static final ArchRule repositoriesJoinTheServicesTransaction =
      classes()
          .that()
          .haveSimpleNameEndingWith("Repository")
          .should()
          .beAnnotatedWith(
              describe(
                  "@Transactional(MANDATORY)",
                  annotation ->
                      annotation.getRawType().isEquivalentTo(Transactional.class)
                          && annotation
                              .get("value")
                              .map(value -> value.toString().endsWith("MANDATORY"))
                              .orElse(false)));

  @ArchTest
  static final ArchRule onlyTheKeyWrapperReachesTheVault =
      noClasses()
          .that(
              not(
                  resideInAPackage("org.safeguard.crypto")
                      .and(
                          describe(
                              "Vault*",
                              type -> type.getName().startsWith("org.safeguard.crypto.Vault")))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.jopenlibs..");

  @ArchTest
  static final ArchRule onlyWhatBindsAValueToItsRowSealsOrOpensIt =
      noClasses()
          .that(not(SEALING).and(resideOutsideOfPackage("org.safeguard.crypto")))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Sealer.class);

  private static ArchCondition<JavaClass> useNoOtherService() {
    return new ArchCondition<>("use no other service") {
      @Override
      public void check(JavaClass service, ConditionEvents events) {
        service.getDirectDependenciesFromSelf().stream()
            .filter(use -> SERVICES.test(use.getTargetClass()))
            .filter(use -> !use.getTargetClass().equals(service))
            .forEach(
                use -> events.add(SimpleConditionEvent.violated(service, use.getDescription())));
      }
    };
  }
}
