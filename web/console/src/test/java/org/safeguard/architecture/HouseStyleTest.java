package org.safeguard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names, logs and sizes. */
@AnalyzeClasses(locations = ProductClasses.class)
class HouseStyleTest {

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Manager|Helper|Utils?|Impl|Dto|DTO)|I[A-Z][a-z].*");

  /**
   * The one that takes the values out; the one that only compares; and the one that logs messages
   * of our own three exceptions.
   */
  private static final DescribedPredicate<JavaClass> MESSAGE_READERS =
      describe(
          "readers of messages",
          type ->
              Set.of("SqlStates", "VaultSession", "SealedQueries").contains(type.getSimpleName()));

  private static final int LONGEST_SOURCE = 400;

  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".safeguard");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should(
              be(
                  describe(
                      "named Manager, Helper, Util, Impl, Dto or I...",
                      type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())));

  /** Neither the console nor a stack trace on it goes through the log's filter. */
  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nothingGoesPastTheServersLogger = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  /** A library's message quotes the value that it did not like: PHI, more often than not. */
  @ArchTest
  static final ArchRule noMessageOfALibraryIsPassedOn =
      noClasses()
          .that(not(MESSAGE_READERS))
          .should()
          .callMethodWhere(
              describe(
                  "it reads the message of an exception that is not ours",
                  call ->
                      call.getTargetOwner().isAssignableTo(Throwable.class)
                          && !call.getTargetOwner().getPackageName().startsWith("org.safeguard")
                          && Set.of("getMessage", "getLocalizedMessage", "toString")
                              .contains(call.getName())));

  @Test
  void noSourceIsLongerThanFourHundredLines() throws IOException {
    try (Stream<Path> files = Files.walk(projectRoot())) {
      List<String> tooLong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(HouseStyleTest::ours)
              .filter(file -> lines(file) > LONGEST_SOURCE)
              .map(Path::toString)
              .toList();
      assertEquals(List.of(), tooLong);
    }
  }

  private static Path projectRoot() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve(".gitignore"))) {
      root = root.getParent();
    }
    return root;
  }

  private static boolean ours(Path file) {
    for (Path part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
