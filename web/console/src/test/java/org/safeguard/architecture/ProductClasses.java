package org.safeguard.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import com.tngtech.archunit.junit.LocationProvider;
import java.util.Set;
import java.util.stream.Collectors;

/** Every class of ours that goes into the EAR, and none of a test. */
final class ProductClasses implements LocationProvider {

  private static final String ROOT = "org.safeguard";

  @Override
  public Set<Location> get(Class<?> testClass) {
    return Locations.ofPackage(ROOT).stream()
        .filter(new ImportOption.DoNotIncludeTests()::includes)
        .collect(Collectors.toSet());
  }
}
