package org.safeguard.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the user may choose about a local stack.
 *
 * @param folder holds everything the stack writes; a stack started on it again finds its data
 * @param portOffset added to every port, so that a second stack runs beside the first
 * @param patients how many synthetic patients to load; 0 for none
 * @param seed gives the same synthetic patients each time
 * @param load a folder of FHIR bundles to load instead of synthetic patients
 * @param withEar whether the server starts with Safeguard deployed
 * @param serverVariables more environment variables for the server, such as shorter sessions for
 *     tests
 */
public record StackConfiguration(
    Path folder,
    int portOffset,
    int patients,
    long seed,
    Optional<Path> load,
    boolean withEar,
    Map<String, String> serverVariables) {

  private static final int HIGHEST_OFFSET = 50_000;

  public StackConfiguration {
    folder = folder.toAbsolutePath().normalize();
    if (portOffset < 0 || portOffset > HIGHEST_OFFSET) {
      throw new StackException("stack.portOffset must be between 0 and " + HIGHEST_OFFSET);
    }
    if (patients < 0) {
      throw new StackException("stack.patients must not be negative");
    }
  }

  /** Ten synthetic patients, the usual ports, Safeguard deployed. */
  public static StackConfiguration in(Path folder) {
    return new StackConfiguration(folder, 0, 10, 1, Optional.empty(), true, Map.of());
  }

  /**
   * Reads the {@code stack.*} properties.
   *
   * @param projectRoot where the folder lies unless {@code stack.dir} says otherwise
   */
  public static StackConfiguration of(Properties properties, Path projectRoot) {
    int portOffset = (int) number(properties, "stack.portOffset", 0);
    String folder = properties.getProperty("stack.dir", usualFolder(portOffset));
    return new StackConfiguration(
        projectRoot.resolve(folder),
        portOffset,
        (int) number(properties, "stack.patients", 10),
        number(properties, "stack.seed", 1),
        Optional.ofNullable(properties.getProperty("stack.load")).map(projectRoot::resolve),
        true,
        Map.of());
  }

  public StackConfiguration withPortOffset(int offset) {
    return new StackConfiguration(folder, offset, patients, seed, load, withEar, serverVariables);
  }

  public StackConfiguration withPatients(int count) {
    return new StackConfiguration(folder, portOffset, count, seed, load, withEar, serverVariables);
  }

  public StackConfiguration withoutEar() {
    return new StackConfiguration(folder, portOffset, patients, seed, load, false, serverVariables);
  }

  public StackConfiguration withServerVariables(Map<String, String> variables) {
    return new StackConfiguration(folder, portOffset, patients, seed, load, withEar, variables);
  }

  /** One for each offset, so that a second stack needs nothing but its offset. */
  private static String usualFolder(int portOffset) {
    return portOffset == 0 ? ".safeguard" : ".safeguard-" + portOffset;
  }

  private static long number(Properties properties, String name, long otherwise) {
    String value = properties.getProperty(name, Long.toString(otherwise));
    try {
      return Math.toIntExact(Long.parseLong(value));
    } catch (NumberFormatException | ArithmeticException wrong) {
      throw new StackException(name + " must be a whole number, not '" + value + "'", wrong);
    }
  }
}
