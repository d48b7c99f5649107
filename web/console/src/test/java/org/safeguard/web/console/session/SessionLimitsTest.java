package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {

  private static final Path DESCRIPTORS = Path.of("src/main/webapp/WEB-INF");

  @Test
  void oneNodeHoldsTenThousandSessionsAndNoMore() throws Exception {
    assertEquals("10000", only("jboss-web.xml", "max-active-sessions"));
  }

  @Test
  void whatIsNoPersonsSessionYetLastsAMinute() throws Exception {
    assertEquals("1", only("web.xml", "session-timeout"));
  }

  private static String only(String descriptor, String element) throws Exception {
    var found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(DESCRIPTORS.resolve(descriptor).toFile())
            .getElementsByTagName(element);
    assertEquals(1, found.getLength());
    return found.item(0).getTextContent();
  }
}
