package org.safeguard.web.console.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.audit.AuditService;
import org.safeguard.audit.trail.AuditActions;
import org.safeguard.audit.trail.AuditFilter;
import org.safeguard.audit.trail.AuditLine;
import org.safeguard.audit.trail.AuditPage;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.web.console.Formats;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.audit.FilterFields.Field;

/** The audit log, newest first, filtered by what stands in the address. */
@RequestScoped
@Named
public class AuditListPage {

  private static final int PAGE = 50;

  @Inject private AuditService audit;
  @Inject private HttpServletRequest request;
  @Inject private Formats formats;
  @Inject private Texts texts;

  private final FilterFields fields = new FilterFields();
  private List<Field> wrong = List.of();
  private AuditPage page = new AuditPage(List.of(), Optional.empty());
  private boolean later;

  public void load() {
    for (Field field : Field.values()) {
      fields.set(field, request.getParameter(field.parameter()));
    }
    FilterReader reader = new FilterReader(fields, formats.zone());
    AuditFilter filter = reader.read();
    wrong = reader.wrong();
    if (wrong.isEmpty()) {
      var after = Position.find(request.getParameter("after"));
      later = after.isPresent();
      page = audit.find(filter, after, PAGE);
    }
  }

  public List<AuditLine> getLines() {
    return page.lines();
  }

  /** What filters the list, each with the address of the list without it. */
  public List<Chip> getChips() {
    List<Chip> chips = new ArrayList<>();
    fields
        .set()
        .forEach(
            (field, value) ->
                chips.add(
                    new Chip(
                        texts.get("filter." + field),
                        word(field, value),
                        address(fields.queryWithout(field)))));
    return chips;
  }

  /** What stands in that field of the form. */
  public String value(String field) {
    return fields.get(Field.valueOf(field));
  }

  /** What is wrong with that field; nothing where it was understood. */
  public String wrong(String field) {
    return wrong.contains(Field.valueOf(field)) ? texts.get("filter.wrong." + field) : null;
  }

  public boolean isRefused() {
    return !wrong.isEmpty();
  }

  /** The actions that a person can choose to filter by. */
  public List<String> getActions() {
    return AuditActions.declared();
  }

  public List<Outcome> getOutcomes() {
    return List.of(Outcome.values());
  }

  /** The address of the next page. */
  public String getNext() {
    return page.next().map(next -> address(joined("after=" + Position.write(next)))).orElse(null);
  }

  /** The address of the first page, on a later one. */
  public String getFirst() {
    return later ? address(fields.query()) : null;
  }

  private String joined(String parameter) {
    return Stream.of(fields.query(), parameter)
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + "&" + b)
        .orElse("");
  }

  private String word(Field field, String value) {
    return switch (field) {
      case ACTION -> texts.orElse("action." + value, value);
      case OUTCOME -> texts.orElse("outcome." + value, value);
      default -> value;
    };
  }

  private String address(String query) {
    return request.getContextPath() + "/audit" + (query.isEmpty() ? "" : "?" + query);
  }

  /** A condition of the list that can be taken away. */
  public record Chip(String name, String value, String without) {}
}
