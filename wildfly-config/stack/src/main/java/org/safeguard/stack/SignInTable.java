package org.safeguard.stack;

import java.util.ArrayList;
import java.util.List;
import org.safeguard.stack.people.DemoPerson;
import org.safeguard.stack.people.TotpSecret;

/**
 * What the person at the terminal has to know to use the stack: addresses, demo people and their
 * one-time codes.
 */
final class SignInTable {
  private static final int CODES_IN_A_ROW = 2;

  private final Stack stack;

  SignInTable(Stack stack) {
    this.stack = stack;
  }

  String text() {
    return codes() + addresses() + people();
  }

  private String addresses() {
    return """

        Console        %s
        FHIR API       %s
        Keycloak       %s (administrator and all passwords: %s)
        CA             %s
        For programs   %s

        """
        .formatted(
            stack.consoleUrl(),
            stack.fhirUrl(),
            stack.parts().keycloak().address(),
            stack.folder().secretsFile(),
            stack.authority(),
            stack.folder().environmentFile());
  }

  private String people() {
    var table = new StringBuilder();
    table.append(row("Sign in as", "Password", "TOTP secret", "Roles"));
    for (DemoPerson person : stack.people()) {
      table.append(
          row(
              person.username(),
              person.password(),
              person.totp().map(TotpSecret::base32).orElse("(enrols at first sign-in)"),
              String.join(", ", person.roles())));
    }
    return table.toString();
  }

  private static String row(String username, String password, String secret, String roles) {
    return "%-14s %-25s %-33s %s%n".formatted(username, password, secret, roles);
  }

  /** The QR codes for an authenticator app, two side by side so that they fit 80 columns. */
  private String codes() {
    var withCode = stack.people().stream().filter(person -> person.totp().isPresent()).toList();
    var text = new StringBuilder();
    for (int i = 0; i < withCode.size(); i += CODES_IN_A_ROW) {
      var row = withCode.subList(i, Math.min(i + CODES_IN_A_ROW, withCode.size()));
      text.append(sideBySide(row.stream().map(SignInTable::code).toList()));
    }
    return text.toString();
  }

  private static List<String> code(DemoPerson person) {
    var lines = new ArrayList<String>();
    lines.add(person.username());
    lines.addAll(TerminalCode.lines(person.totp().orElseThrow().uri(person.username())));
    return lines;
  }

  private static String sideBySide(List<List<String>> blocks) {
    var text = new StringBuilder();
    int width = blocks.get(0).get(1).length() + 2;
    int height = blocks.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      for (List<String> block : blocks) {
        String part = line < block.size() ? block.get(line) : "";
        text.append(part).append(" ".repeat(Math.max(0, width - part.length())));
      }
      text.append(System.lineSeparator());
    }
    return text.append(System.lineSeparator()).toString();
  }
}
