package org.safeguard.web.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.safeguard.identity.SignedIn.Area;

/** What people do here, each a place in the left navigation. A person sees what they may open. */
public enum Navigation {
  HOME("/", "pi-home", Optional.empty()),
  PATIENTS("/patients", "pi-users", Optional.of(Area.PATIENTS)),
  AUDIT("/audit", "pi-list", Optional.of(Area.AUDIT)),
  ALERTS("/alerts", "pi-bell", Optional.of(Area.ALERTS)),
  KEYS("/keys", "pi-key", Optional.of(Area.KEYS));

  private final String address;
  private final String icon;
  private final Optional<Area> area;

  Navigation(String address, String icon, Optional<Area> area) {
    this.address = address;
    this.icon = icon;
    this.area = area;
  }

  /** The places that someone with these areas sees. */
  static List<Navigation> of(Set<Area> opens) {
    return Stream.of(values())
        .filter(place -> place.area.map(opens::contains).orElse(true))
        .toList();
  }

  /** Within the console. */
  public String getAddress() {
    return address;
  }

  public String getIcon() {
    return icon;
  }
}
