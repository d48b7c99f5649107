package org.safeguard.web.console.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.web.console.Addresses;
import org.safeguard.web.console.audit.FilterFields.Field;

/** Makes a filter of the fields, and says which of them could not be read. */
final class FilterReader {

  /** Years of four digits: neither clock nor database knows all that Java takes for a date. */
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private final FilterFields fields;
  private final ZoneId zone;
  private final List<Field> wrong = new ArrayList<>();

  /**
   * @param zone in which the person's days begin and end
   */
  FilterReader(FilterFields fields, ZoneId zone) {
    this.fields = fields;
    this.zone = zone;
  }

  /** The days named are in it as a whole. */
  AuditFilter read() {
    return new AuditFilter(
        read(Field.FROM, this::day),
        read(Field.TO, text -> day(text).map(start -> nextDay(start))),
        read(Field.ACTOR, Optional::of),
        read(Field.ACTION, Optional::of),
        read(Field.OUTCOME, FilterReader::outcome),
        read(Field.PATIENT, text -> ResourceId.find(text).map(PatientId::of)),
        read(Field.RESOURCE, ResourceId::find),
        read(Field.REQUEST, Addresses::findUuid),
        read(Field.ADDRESS, Optional::of));
  }

  /** Fields whose text means nothing; filled by {@link #read()}. */
  List<Field> wrong() {
    return List.copyOf(wrong);
  }

  private <T> Optional<T> read(Field field, Function<String, Optional<T>> reading) {
    String text = fields.get(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = reading.apply(text);
    if (value.isEmpty()) {
      wrong.add(field);
    }
    return value;
  }

  private Optional<Instant> day(String text) {
    if (!text.matches(DAY)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Instant nextDay(Instant start) {
    return start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static Optional<Outcome> outcome(String text) {
    return List.of(Outcome.values()).stream().filter(o -> o.name().equals(text)).findFirst();
  }
}
