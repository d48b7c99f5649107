package org.safeguard.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;

/** Asks axe-core about the page that is open. */
public final class Accessibility {

  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Accessibility() {}

  /** Passes where everyone can use the page, in light colours and in dark ones. */
  public static void check(Browser browser) {
    assertEquals(
        List.of(), violations(browser, new AxeBuilder().withTags(STANDARDS)), browser.address());
    browser.prefer("dark");
    assertEquals(
        List.of(),
        violations(browser, new AxeBuilder().withRules(List.of("color-contrast"))),
        "dark: " + browser.address());
    browser.prefer("light");
  }

  private static List<String> violations(Browser browser, AxeBuilder axe) {
    return axe.setLegacyMode(true).analyze(browser.driver()).getViolations().stream()
        .map(Accessibility::describe)
        .toList();
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }
}
