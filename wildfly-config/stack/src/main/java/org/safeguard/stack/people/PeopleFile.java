package org.safeguard.stack.people;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.safeguard.stack.PrivateFile;

/**
 * The file {@code people.tsv}: username, password, TOTP secret in base32 (or nothing) and roles,
 * tab-separated.
 */
public final class PeopleFile {
  private PeopleFile() {}

  public static void write(Path file, List<DemoPerson> people) {
    PrivateFile.write(file, text(people));
  }

  static String text(List<DemoPerson> people) {
    return people.stream().map(PeopleFile::line).collect(Collectors.joining());
  }

  private static String line(DemoPerson person) {
    return String.join(
            "\t",
            person.username(),
            person.password(),
            person.totp().map(TotpSecret::base32).orElse(""),
            String.join(",", person.roles()))
        + "\n";
  }
}
