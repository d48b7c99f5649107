package org.safeguard.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The people of {@code people.tsv}. */
public final class People {

  private final List<Person> all;

  private People(List<Person> all) {
    this.all = all;
  }

  static People read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException("no stack has written " + file, failed);
    }
  }

  static People of(String text) {
    return new People(text.lines().map(line -> line.split("\t", -1)).map(People::person).toList());
  }

  /** The person who has just this role and a second factor. */
  public Person of(Role role) {
    return find(person -> person.totp().isPresent() && person.roles().equals(List.of(role.name())));
  }

  /** Someone who has no second factor yet. */
  public Person newcomer() {
    return find(person -> person.totp().isEmpty());
  }

  private Person find(Predicate<Person> wanted) {
    return all.stream().filter(wanted).findFirst().orElseThrow();
  }

  private static Person person(String[] fields) {
    return new Person(
        fields[0],
        fields[1],
        Optional.of(fields[2]).filter(secret -> !secret.isEmpty()),
        List.of(fields[3].split(",")));
  }

  /** The roles that the tests act in. */
  public enum Role {
    PHYSICIAN,
    NURSE,
    REGISTRAR,
    PRIVACY_OFFICER,
    SECURITY_OFFICER,
    ADMINISTRATOR,
    AUDITOR
  }
}
