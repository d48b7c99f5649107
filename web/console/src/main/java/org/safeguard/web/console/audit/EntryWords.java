package org.safeguard.web.console.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Item;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Query;
import org.safeguard.verify.AuditEntry.Use;
import org.safeguard.web.console.Texts;

/** An entry of the log in words. */
@ApplicationScoped
@Named
public class EntryWords {

  private static final Map<Outcome, String> TONES =
      Map.of(
          Outcome.SUCCESS, "good",
          Outcome.REFUSED, "bad",
          Outcome.FAILED, "bad",
          Outcome.REJECTED, "warn",
          Outcome.NOT_RELEASED, "warn",
          Outcome.RECOVERED, "warn");
  private static final Map<Outcome, String> ICONS =
      Map.of(
          Outcome.SUCCESS, "pi-check",
          Outcome.REFUSED, "pi-ban",
          Outcome.FAILED, "pi-times",
          Outcome.REJECTED, "pi-exclamation-triangle",
          Outcome.NOT_RELEASED, "pi-lock",
          Outcome.RECOVERED, "pi-refresh");

  private final Texts texts;

  @Inject
  EntryWords(Texts texts) {
    this.texts = texts;
  }

  protected EntryWords() {
    this(null);
  }

  public String action(String action) {
    return texts.orElse("action." + action, action);
  }

  public String outcome(Outcome outcome) {
    return texts.get("outcome." + outcome);
  }

  public String tone(Outcome outcome) {
    return TONES.get(outcome);
  }

  public String icon(Outcome outcome) {
    return ICONS.get(outcome);
  }

  /** Why it was refused or failed, in a sentence where there is one for the rule. */
  public String rule(String rule) {
    return texts.orElse("rule." + rule, rule);
  }

  public String kind(ActorKind kind) {
    return texts.get("actor." + kind);
  }

  /** The roles that decided. */
  public String roles(List<String> roles) {
    return roles.stream()
        .map(role -> texts.orElse("role." + role, role))
        .collect(Collectors.joining(", "));
  }

  /** How someone signed in: an {@code acr}. */
  public String authentication(String level) {
    return texts.orElse("authentication." + level, level);
  }

  public String note(String note) {
    return texts.orElse("note." + note, note);
  }

  /** What was searched by, without the values. */
  public String parameters(Query query) {
    return String.join(", ", query.parameters());
  }

  public String purpose(String purpose) {
    return texts.orElse("purpose." + purpose, purpose);
  }

  /** What was touched: the one resource, or how many of which type. */
  public String items(AuditEntry entry) {
    List<Item> items = entry.items();
    if (items.isEmpty()) {
      return entry.query().map(this::parameters).orElse("");
    }
    Item first = items.get(0);
    if (items.size() > 1) {
      return texts.get("items.many", items.size(), first.type());
    }
    return first.use() == Use.ASKED
        ? first.type()
        : texts.get("items.one", first.type(), first.version());
  }
}
