package org.safeguard.system.completeness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The project's own classes in the EAR as it was built, loaded from there. */
final class BuiltClasses {

  private static final String CLASS = ".class";
  private static final String OWN = "org/safeguard/";
  private static final String OF_A_WAR = "WEB-INF/classes/";

  private final List<Found> found = new ArrayList<>();
  private final ClassLoader loader;

  private record Found(String name, String text) {}

  private BuiltClasses(Path ear, Path folder) throws IOException {
    try (ZipFile archive = new ZipFile(ear.toFile())) {
      for (ZipEntry entry : archive.stream().filter(BuiltClasses::isArchive).toList()) {
        unpack(archive.getInputStream(entry).readAllBytes(), folder);
      }
    }
    loader = new URLClassLoader(new URL[] {url(folder)}, BuiltClasses.class.getClassLoader());
  }

  /**
   * @param folder where the classes are unpacked
   */
  static BuiltClasses of(Path ear, Path folder) {
    try {
      return new BuiltClasses(ear, folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Those that bear an annotation, by name. Only they are loaded: others need classes that the
   * server alone has.
   */
  List<Class<?>> annotated(Class<?> annotation) {
    String descriptor = annotation.descriptorString();
    return found.stream()
        .filter(candidate -> candidate.text().contains(descriptor))
        .map(Found::name)
        .distinct()
        .<Class<?>>map(this::load)
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void unpack(byte[] archive, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (isArchive(entry)) {
          unpack(zip.readAllBytes(), folder);
        }
        String name = entry.getName().replaceFirst("^" + OF_A_WAR, "");
        if (name.startsWith(OWN) && name.endsWith(CLASS)) {
          keep(name, zip.readAllBytes(), folder);
        }
      }
    }
  }

  private void keep(String name, byte[] bytes, Path folder) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    String className = name.substring(0, name.length() - CLASS.length()).replace('/', '.');
    found.add(new Found(className, new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  private static boolean isArchive(ZipEntry entry) {
    return entry.getName().matches(".*safeguard[^/]*\\.[jw]ar");
  }

  private static URL url(Path folder) throws MalformedURLException {
    return folder.toUri().toURL();
  }
}
