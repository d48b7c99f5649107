package org.safeguard.web.gate;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Writes a failure as a page for a person, in the look of the console but without anything of its
 * frame, which may be what failed. It reads the same where no style can be fetched.
 */
final class FailurePage {

  static final String MEDIA_TYPE = "text/html;charset=UTF-8";

  /** What the page may load: the console's own styles and its choice of colours. */
  static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " style-src 'self'; script-src 'self'; img-src 'self'";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%2$s \u2013 %1$s</title>
      <link rel="icon" type="image/svg+xml" href="/console/jakarta.faces.resource/icon.svg.xhtml?ln=frame">
      <script src="/console/jakarta.faces.resource/theme.js.xhtml?ln=frame"></script>
      <link rel="stylesheet" href="/console/jakarta.faces.resource/tokens.css.xhtml?ln=frame">
      <link rel="stylesheet" href="/console/jakarta.faces.resource/frame.css.xhtml?ln=frame">
      </head>
      <body><main class="alone">
      <h1>%2$s</h1>
      <p role="alert">%3$s</p>
      <p class="quiet-text">%4$s <code>%5$s</code></p>
      <p><a class="button primary" href="/console/">%6$s</a></p>
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
