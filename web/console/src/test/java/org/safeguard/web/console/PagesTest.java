package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {

  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Pattern TEXT = Pattern.compile("text\\['([^']+)'\\]");
  private static final Pattern INLINE =
      Pattern.compile("\\s(style|on[a-z]+)=|<style|<script(?![^>]*src)");

  private final Texts texts = new Texts();

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsWellFormed(Path page) {
    assertDoesNotThrow(
        () -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTextThatAPageNamesIsThere(Path page) throws IOException {
    TEXT.matcher(Files.readString(page))
        .results()
        .map(result -> result.group(1))
        .filter(key -> !key.endsWith("."))
        .forEach(texts::get);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHoldsNoScriptNoStyleAndNoHandler(Path page) throws IOException {
    assertFalse(INLINE.matcher(Files.readString(page)).find());
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".xhtml")).sorted().toList();
    }
  }
}
