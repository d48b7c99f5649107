package org.safeguard.web.gate;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Writes a failure as a plain page for a person: no script, no style, nothing fetched, readable by
 * a screen reader from the heading on.
 */
final class FailurePage {

  static final String MEDIA_TYPE = "text/html;charset=UTF-8";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%2$s - %1$s</title></head>
      <body><main>
      <h1>%2$s</h1>
      <p role="alert">%3$s</p>
      <p>%4$s <code>%5$s</code></p>
      <p><a href="/console/">%6$s</a></p>
      </main></body>
      </html>
      """;

  private FailurePage() {}

  /** The page in UTF-8. */
  static byte[] write(Failure failure, UUID requestId) {
    return PAGE.formatted(
            FailureTexts.text("page.title"),
            escaped(FailureTexts.heading(failure.status())),
            escaped(failure.issues().get(0).diagnostics()),
            FailureTexts.text("page.reference"),
            requestId,
            FailureTexts.text("page.home"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
