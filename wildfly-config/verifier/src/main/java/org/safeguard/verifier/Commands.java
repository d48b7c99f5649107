package org.safeguard.verifier;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The command line: {@code export} and {@code check}. */
public final class Commands {
  /** The export is written. No check ends so: that takes a witness's checkpoint. */
  public static final int EXPORTED = 0;

  /** The log could not be exported. */
  public static final int REFUSED = 1;

  public static final int MISUSED = 2;

  /** Nothing is wrong, but later truncation is not excluded. */
  public static final int UNWITNESSED = 3;

  public static final int TAMPERED = 4;

  public static final int UNREADABLE = 5;

  private static final int BUFFER = 1 << 16;

  private static final String USAGE =
      """
      safeguard-verify export FILE
          writes the audit log to a new file; - is standard output
      safeguard-verify check [--json] FILE
          checks an export; - is standard input

      Environment of export: SAFEGUARD_DB_URL, SAFEGUARD_VERIFIER_DB_PASSWORD. check needs none.
      Exit codes: 0 exported, 1 export refused, 2 misuse, 3 consistent, but later truncation not excluded,
      4 tampered with, 5 unreadable export.
      """;

  private final Map<String, String> variables;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  Commands(Map<String, String> variables, InputStream in, PrintStream out, PrintStream err) {
    this.variables = variables;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    System.exit(
        new Commands(System.getenv(), System.in, System.out, System.err).run(List.of(args)));
  }

  int run(List<String> args) {
    if (args.size() == 2 && args.get(0).equals("export")) {
      return export(args.get(1));
    }
    if (args.size() == 2 && args.get(0).equals("check")) {
      return check(args.get(1), false);
    }
    if (args.size() == 3 && args.subList(0, 2).equals(List.of("check", "--json"))) {
      return check(args.get(2), true);
    }
    err.print(USAGE);
    return MISUSED;
  }

  private int export(String file) {
    try {
      LogExport export = new LogExport(VerifierLogin.of(variables));
      try (OutputStream target = file.equals("-") ? out : create(Path.of(file));
          OutputStream buffered = new BufferedOutputStream(target, BUFFER)) {
        export.write(buffered);
      }
      return EXPORTED;
    } catch (ExportRefused e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("The export cannot be written: " + e.getClass().getSimpleName());
    }
    return REFUSED;
  }

  /**
   * For its owner alone: who saw what is told by it. A file that is there is never written over.
   */
  private static OutputStream create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  private int check(String file, boolean json) {
    try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file));
        InputStream buffered = new BufferedInputStream(source, BUFFER)) {
      Report report = LogCheck.check(new ExportReader(buffered));
      out.print(json ? ReportWriter.json(report) : ReportWriter.text(report));
      out.flush();
      return switch (report.verdict()) {
        case CONSISTENT_BUT_UNWITNESSED -> UNWITNESSED;
        case TAMPERED -> TAMPERED;
        case UNREADABLE -> UNREADABLE;
      };
    } catch (IOException e) {
      err.println("The export cannot be read: " + e.getClass().getSimpleName());
      return UNREADABLE;
    }
  }
}
