package org.safeguard.web.console.chart;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.web.console.Texts;
import org.safeguard.web.console.chart.ChartRow.Document;

/** What is attached to a document or a report. */
final class Documents {

  private Documents() {}

  static List<Document> of(Texts texts, JsonObject resource) {
    return Stream.concat(
            Elements.at(resource, "content.attachment"), Elements.at(resource, "presentedForm"))
        .map(attachment -> document(texts, (JsonObject) attachment))
        .toList();
  }

  private static Document document(Texts texts, JsonObject attachment) {
    String kind = Elements.text(attachment, "contentType").orElse("");
    Optional<String> text =
        Elements.text(attachment, "data")
            .filter(data -> kind.startsWith("text/plain"))
            .flatMap(Documents::text);
    return text.isPresent()
        ? new Document(texts.get("chart.document.text"), text)
        : new Document(
            texts.get("chart.document.other", kind.isEmpty() ? "?" : kind), Optional.empty());
  }

  private static Optional<String> text(String data) {
    try {
      byte[] decoded = Base64.getMimeDecoder().decode(data);
      return Optional.of(new String(decoded, StandardCharsets.UTF_8).strip());
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
