package org.safeguard.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Optional;

/** A Maven module of the EAR, told by where its classes were read from. */
enum Layer {
  VERIFY("/persistence/verify/target/"),
  STORE("/persistence/store/target/"),
  EJB("/ejb/target/"),
  GATE("/web/gate/target/"),
  FHIR("/web/fhir/target/"),
  CONSOLE("/web/console/target/");

  private final String location;

  Layer(String location) {
    this.location = location;
  }

  /** The layer of a class; none where it belongs to a library. */
  static Optional<Layer> of(JavaClass type) {
    String source = type.getSource().map(found -> found.getUri().toString()).orElse("");
    return Arrays.stream(values()).filter(layer -> source.contains(layer.location)).findFirst();
  }

  boolean isWeb() {
    return this == GATE || this == FHIR || this == CONSOLE;
  }

  /** Holds for the classes of this layer. */
  DescribedPredicate<JavaClass> classes() {
    return DescribedPredicate.describe(
        "classes of " + name().toLowerCase(),
        type -> of(type).filter(layer -> layer == this).isPresent());
  }

  /** Holds for the classes of the web's three modules. */
  static DescribedPredicate<JavaClass> web() {
    return DescribedPredicate.describe(
        "classes of the web", type -> of(type).filter(Layer::isWeb).isPresent());
  }
}
